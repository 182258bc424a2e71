// From the events of a call to what they add for each entity, launch or experiment, and metric.

import type { MetricDefinition } from '../lifecycle/metric.ts';
import type { Context } from '../segment/context.ts';
import { type Assignment, armAt, type Span, timeWithin } from './attribution.ts';
import { type Drop as DropOf, dropsOf, type Missed, type ValueDropCause } from './drop.ts';
import type { CompiledMetric } from './metric.ts';

/** A launch or experiment that takes events. */
export interface Taker extends Span {
  /** Creation id. */
  readonly id: string;
  readonly kind: 'launch' | 'experiment';
  readonly name: string;
  readonly metrics: readonly TakerMetric[];
}

interface TakerMetric extends Pick<MetricDefinition, 'name' | 'entityIdKey' | 'valueKey'> {
  readonly take: CompiledMetric;
}

export type Drop = DropOf<Taker>;

/** A value of a metric, not yet attributed; `value` is times 10^15. */
export interface Taken {
  readonly taker: Taker;
  /** The place of the metric among those of its taker. */
  readonly metric: number;
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
export const takeAll = (
  data: Context,
  { time, now }: Moments,
  takers: readonly Taker[],
): { readonly taken: Taken[]; readonly drops: Drop[] } | { readonly fault: string } => {
  const taken: Taken[] = [];
  const missed: Missed<Taker>[] = [];
  let isTaken = false;
  for (const taker of takers) {
    const isRunning = timeWithin(taker, time, now) !== undefined;
    for (const [metric, { name, take }] of taker.metrics.entries()) {
      const found = take(data);
      if (typeof found === 'string') return { fault: `the value for the metric ${name} ${found}` };
      if ('value' in found) {
        taken.push({ taker, metric, time, event: data, ...found });
        isTaken ||= isRunning;
      } else if (isRunning) missed.push({ taker, metric, miss: found });
    }
  }
  return { taken, drops: dropsOf(missed, isTaken) };
};

/** What one entity adds to one metric, by group or treatment. */
export interface Addition {
  readonly taker: Taker;
  readonly metric: number;
  readonly entityId: string;
  readonly arms: Map<string, { sum: bigint; count: number }>;
}

/** The arm for which a value counts, or why it does not. */
const attributed = (
  { taker, time }: Taken,
  assignment: Assignment | undefined,
  now: number,
): { readonly arm: string } | { readonly cause: ValueDropCause } => {
  if (!assignment) return { cause: 'noAssignment' };
  const counted = timeWithin(taker, time, now);
  if (counted === undefined) return { cause: 'outsideRun' };
  const arm = armAt(assignment, counted);
  return arm === undefined ? { cause: 'outsideAssignment' } : { arm };
};

/**
 * Folds the values: one addition for each entity, launch or experiment, and metric. Where a launch and an experiment measure the
 * same, an entity takes part in one of them, and its value is lost to neither.
 */
export const fold = (
  taken: readonly Taken[],
  assignmentOf: (taken: Taken) => Assignment | undefined,
  now: number,
): { readonly additions: Addition[]; readonly drops: Drop[] } => {
  const additions = new Map<string, Addition>();
  const dropped: (Drop & Pick<Taken, 'event'>)[] = [];
  const countedBy = new Map<object, Set<Taker>>();
  for (const one of taken) {
    const { taker, metric, entityId, value, event } = one;
    const found = attributed(one, assignmentOf(one), now);
    if ('cause' in found) {
      dropped.push({ taker, metric, event, cause: found.cause });
      continue;
    }
    countedBy.set(event, (countedBy.get(event) ?? new Set()).add(taker));
    const name = JSON.stringify([taker.id, metric, entityId]);
    const addition = additions.get(name) ?? { taker, metric, entityId, arms: new Map() };
    additions.set(name, addition);
    const { sum, count } = addition.arms.get(found.arm) ?? { sum: 0n, count: 0 };
    addition.arms.set(found.arm, { sum: sum + value, count: count + 1 });
  }
  const drops = dropped.map(({ event, ...drop }): Drop => {
    const others = countedBy.get(event) ?? new Set();
    return others.size > Number(others.has(drop.taker)) ? { ...drop, cause: 'countedElsewhere' } : drop;
  });
  return { additions: [...additions.values()], drops };
};
