// From the events of a call to what they add for each entity, launch or experiment, and metric.

import type { MetricDefinition } from '../lifecycle/metric.ts';
import { type Assignment, armAt, type RunTime, timeWithin } from './attribution.ts';
import { type Drop as DropOf, dropsOf, type Missed, type ValueDropCause } from './drop.ts';
import type { EventData } from './event-data.ts';
import type { ReadValue } from './read-value.ts';

/** A launch or experiment that takes events. */
export interface RunningTrial extends RunTime {
  /** Creation id. */
  readonly id: string;
  readonly kind: 'launch' | 'experiment';
  readonly name: string;
  readonly metrics: readonly RunningMetric[];
}

interface RunningMetric extends Pick<MetricDefinition, 'name' | 'entityIdKey' | 'valueKey'> {
  readonly take: ReadValue;
}

export type Drop = DropOf<RunningTrial>;

/** A value of a metric, not yet attributed; `value` is times 10^15. */
export interface MetricValue {
  readonly trial: RunningTrial;
  /** The place of the metric among those of its trial. */
  readonly metricIndex: number;
  readonly entityId: string;
  readonly value: bigint;
  /** When the event happened, in milliseconds since the epoch. */
  readonly time: number;
  /** The same for all values of an event, and for no other. */
  readonly event: object;
}

interface Moments {
  /** When the event happened, in milliseconds since the epoch. */
  readonly time: number;
  readonly now: number;
}

/** All values that one event gives to what runs, with why others take none; or why one of them is refused. */
export const readMetricValues = (
  data: EventData,
  { time, now }: Moments,
  trials: readonly RunningTrial[],
): { readonly values: MetricValue[]; readonly drops: Drop[] } | { readonly fault: string } => {
  const values: MetricValue[] = [];
  const missed: Missed<RunningTrial>[] = [];
  let isRead = false;
  for (const trial of trials) {
    const isRunning = timeWithin(trial, time, now) !== undefined;
    for (const [metric, { name, take }] of trial.metrics.entries()) {
      const found = take(data);
      if (typeof found === 'string') return { fault: `the value for the metric ${name} ${found}` };
      if ('value' in found) {
        values.push({ trial, metricIndex: metric, time, event: data, ...found });
        isRead ||= isRunning;
      } else if (isRunning) missed.push({ trial, metricIndex: metric, miss: found });
    }
  }
  return { values, drops: dropsOf(missed, isRead) };
};

/** What one entity adds to one metric, by group or treatment. */
export interface EntityAddition {
  readonly trial: RunningTrial;
  readonly metricIndex: number;
  readonly entityId: string;
  readonly arms: Map<string, { sum: bigint; count: number }>;
}

/** The arm for which a value counts, or why it does not. */
const attribute = (
  { trial, time }: MetricValue,
  assignment: Assignment | undefined,
  now: number,
): { readonly arm: string } | { readonly cause: ValueDropCause } => {
  if (!assignment) return { cause: 'noAssignment' };
  const counted = timeWithin(trial, time, now);
  if (counted === undefined) return { cause: 'outsideRun' };
  const arm = armAt(assignment, counted);
  return arm === undefined ? { cause: 'outsideAssignment' } : { arm };
};

/**
 * Folds the values: one addition for each entity, launch or experiment, and metric. Where a launch and an experiment measure the
 * same, an entity takes part in one of them, and its value is lost to neither.
 */
export const foldByEntity = (
  values: readonly MetricValue[],
  assignmentOf: (value: MetricValue) => Assignment | undefined,
  now: number,
): { readonly additions: EntityAddition[]; readonly drops: Drop[] } => {
  const additions = new Map<string, EntityAddition>();
  const dropped: (Drop & Pick<MetricValue, 'event'>)[] = [];
  const countedBy = new Map<object, Set<RunningTrial>>();
  for (const one of values) {
    const { trial, metricIndex: metric, entityId, value, event } = one;
    const found = attribute(one, assignmentOf(one), now);
    if ('cause' in found) {
      dropped.push({ trial, metricIndex: metric, event, cause: found.cause });
      continue;
    }
    countedBy.set(event, (countedBy.get(event) ?? new Set()).add(trial));
    const name = JSON.stringify([trial.id, metric, entityId]);
    const addition = additions.get(name) ?? { trial, metricIndex: metric, entityId, arms: new Map() };
    additions.set(name, addition);
    const { sum, count } = addition.arms.get(found.arm) ?? { sum: 0n, count: 0 };
    addition.arms.set(found.arm, { sum: sum + value, count: count + 1 });
  }
  const drops = dropped.map(({ event, ...drop }): Drop => {
    const others = countedBy.get(event) ?? new Set();
    return others.size > Number(others.has(drop.trial)) ? { ...drop, cause: 'countedElsewhere' } : drop;
  });
  return { additions: [...additions.values()], drops };
};
