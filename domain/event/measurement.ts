/** Reads the metric values of a call's events, and folds them by entity, trial and metric. */

import { type MetricDefinition, windowOf } from '../lifecycle/metric.ts';
import type { TrialType } from '../lifecycle/trial.ts';
import type { ClampBounds } from '../stats/bounds.ts';
import {
  type Assignment,
  armAt,
  attributionTime,
  isInWindow,
  lastArmAt,
  type RunTime,
  windowEndOf,
} from './attribution.ts';
import { type Drop, dropsOf, type TrialMiss, type ValueDropCause } from './drop.ts';
import type { EventData } from './event-data.ts';
import { firstStepOf, outerArm, type Steps, stepArm, stepGroupAt, stepMark } from './launch-step.ts';
import type { ReadValue } from './read-value.ts';

/** A trial that takes events. */
export interface RunningTrial extends RunTime, Steps {
  /** The creation id. */
  readonly id: string;
  readonly type: TrialType;
  readonly name: string;
  readonly metrics: readonly RunningMetric[];
}

interface RunningMetric
  extends Pick<
    MetricDefinition,
    'name' | 'entityIdKey' | 'valueKey' | 'denominatorKey' | 'windowHours' | 'eventPattern'
  > {
  readonly readValue: ReadValue;
  /** The bounds of an entity's sum, times 10^15. */
  readonly bounds: ClampBounds;
}

export type TrialDrop = Drop<RunningTrial>;

/** A metric value that has no arm yet. `value` and `denominator` are times 10^15. */
export interface MetricValue {
  readonly trial: RunningTrial;
  /** The index of the metric in its trial. */
  readonly metricIndex: number;
  readonly entityId: string;
  readonly value: bigint;
  /** Absent for a metric without denominator. */
  readonly denominator?: bigint;
  /** When the event happened, in milliseconds since the epoch. */
  readonly time: number;
  /** The same object for all values of an event, and for no other event. */
  readonly event: object;
}

interface EventTimes {
  /** When the event happened, in milliseconds since the epoch. */
  readonly time: number;
  readonly now: number;
}

/** Returns all metric values of one event with the drops of the other metrics, or the fault of an invalid value. */
export const readMetricValues = (
  data: EventData,
  { time, now }: EventTimes,
  trials: readonly RunningTrial[],
): { readonly values: MetricValue[]; readonly drops: TrialDrop[] } | { readonly fault: string } => {
  const values: MetricValue[] = [];
  const misses: TrialMiss<RunningTrial>[] = [];
  let isRead = false;
  for (const trial of trials) {
    const isRunning = attributionTime(trial, time, now) !== undefined;
    for (const [metricIndex, { name, readValue }] of trial.metrics.entries()) {
      const found = readValue(data);
      if (typeof found === 'string') return { fault: `the value for the metric ${name} ${found}` };
      if ('value' in found) {
        values.push({ trial, metricIndex, time, event: data, ...found });
        isRead ||= isRunning;
      } else if (isRunning) misses.push({ trial, metricIndex, miss: found });
    }
  }
  return { values, drops: dropsOf(misses, isRead) };
};

/** The amount that one entity adds to one metric, by arm. */
export interface EntityAddition {
  readonly trial: RunningTrial;
  readonly metricIndex: number;
  readonly entityId: string;
  readonly arms: Map<string, ArmAddition>;
  /** The end of the entity's window, by the service's clock. Absent for a metric without one. */
  readonly windowEnd?: number | undefined;
}

/** The addition for one arm: the sums of the values and of their denominators, times 10^15, and their number. */
export interface ArmAddition {
  readonly sum: bigint;
  readonly count: number;
  /** Absent for a metric without denominator. */
  readonly denominators?: bigint;
}

const windowIn = ({ trial, metricIndex }: MetricValue): number | undefined =>
  windowOf(trial.metrics[metricIndex] ?? {});

/** Returns the arms that a value counts for, or the cause why it does not count. */
export const attribute = (
  value: MetricValue,
  assignment: Assignment | undefined,
  now: number,
): { readonly arms: readonly string[] } | { readonly cause: ValueDropCause } => {
  if (!assignment) return { cause: 'noAssignment' };
  const time = attributionTime(value.trial, value.time, now);
  if (time === undefined) return { cause: 'outsideRun' };
  const window = windowIn(value);
  if (window !== undefined && !isInWindow(assignment, window, { time, now })) return { cause: 'outsideWindow' };
  const arm = window === undefined ? armAt(assignment, time) : lastArmAt(assignment, time);
  return arm === undefined
    ? { cause: 'outsideAssignment' }
    : { arms: [arm, ...stepArms(value, assignment, { arm, time })] };
};

/** Returns the arm within the step in force, if there is a step. A window is that of an entity's first step only. */
const stepArms = (
  value: MetricValue,
  assignment: Assignment,
  { arm, time }: { readonly arm: string; readonly time: number },
): string[] => {
  const found = stepGroupAt(value.trial, arm, time);
  if (!found) return [];
  const isInStep =
    windowIn(value) === undefined
      ? assignment[stepMark(found.step)] !== undefined
      : firstStepOf(assignment) === found.step;
  return [isInStep ? stepArm(found) : outerArm(found)];
};

const addValue = (
  { sum, count, denominators = 0n }: ArmAddition = { sum: 0n, count: 0 },
  { value, denominator }: MetricValue,
): ArmAddition => ({
  sum: sum + value,
  count: count + 1,
  ...(denominator === undefined ? {} : { denominators: denominators + denominator }),
});

/**
 * Folds values into one addition for each entity, trial and metric. An entity may take part in one of two trials that
 * measure the same. A value that only one of them counts is lost to neither.
 */
export const foldByEntity = (
  values: readonly MetricValue[],
  assignmentOf: (value: MetricValue) => Assignment | undefined,
  now: number,
): { readonly additions: EntityAddition[]; readonly drops: TrialDrop[] } => {
  const additions = new Map<string, EntityAddition>();
  const dropped: (TrialDrop & Pick<MetricValue, 'event'>)[] = [];
  const countedBy = new Map<object, Set<RunningTrial>>();
  for (const one of values) {
    const { trial, metricIndex, entityId, event } = one;
    const assignment = assignmentOf(one);
    const found = attribute(one, assignment, now);
    if ('cause' in found) {
      dropped.push({ trial, metricIndex, event, cause: found.cause });
      continue;
    }
    countedBy.set(event, (countedBy.get(event) ?? new Set()).add(trial));
    const name = JSON.stringify([trial.id, metricIndex, entityId]);
    const window = windowIn(one);
    const windowEnd = assignment && window !== undefined ? windowEndOf(assignment, window) : undefined;
    const addition = additions.get(name) ?? { trial, metricIndex, entityId, arms: new Map(), windowEnd };
    additions.set(name, addition);
    for (const arm of found.arms) addition.arms.set(arm, addValue(addition.arms.get(arm), one));
  }
  const drops = dropped.map(({ event, ...drop }): TrialDrop => {
    const others = countedBy.get(event) ?? new Set();
    return others.size > Number(others.has(drop.trial)) ? { ...drop, cause: 'countedElsewhere' } : drop;
  });
  return { additions: [...additions.values()], drops };
};
