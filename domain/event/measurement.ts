// From the events of a call to what they add for each entity, launch or experiment, and metric.

import type { Context } from '../segment/context.ts';
import { type Assignment, armAt, type Span, timeWithin } from './attribution.ts';
import type { CompiledMetric } from './metric.ts';

/** A launch or experiment that takes events. */
export interface Taker extends Span {
  /** Creation id. */
  readonly id: string;
  readonly kind: 'launch' | 'experiment';
  readonly metrics: readonly { readonly name: string; readonly take: CompiledMetric }[];
}

/** A value of a metric, not yet attributed; `value` is times 10^15. */
export interface Taken {
  readonly taker: Taker;
  /** The place of the metric among those of its taker. */
  readonly metric: number;
  readonly entityId: string;
  readonly value: bigint;
  /** When the event happened, in milliseconds since the epoch. */
  readonly time: number;
}

/** Why a value was not counted. */
export type DropCause = 'noAssignment' | 'outsideAssignment' | 'outsideRun';

/** All values that one event gives to what runs, or why one of them is refused. */
export const takeAll = (
  data: Context,
  time: number,
  takers: readonly Taker[],
): { readonly taken: Taken[] } | { readonly fault: string } => {
  const taken: Taken[] = [];
  for (const taker of takers)
    for (const [metric, { name, take }] of taker.metrics.entries()) {
      const measurement = take(data);
      if (typeof measurement === 'string') return { fault: `the value for the metric ${name} ${measurement}` };
      if (measurement) taken.push({ taker, metric, time, ...measurement });
    }
  return { taken };
};

/** What one entity adds to one metric, by group or treatment. */
export interface Addition {
  readonly taker: Taker;
  readonly metric: number;
  readonly entityId: string;
  readonly arms: Map<string, { sum: bigint; count: number }>;
}

export interface Drop {
  readonly taker: Taker;
  readonly metric: number;
  readonly cause: DropCause;
}

/** The arm for which a value counts, or why it does not. */
const attributed = ({ taker, time }: Taken, assignment: Assignment | undefined, now: number) => {
  if (!assignment) return { cause: 'noAssignment' } as const;
  const counted = timeWithin(taker, time, now);
  if (counted === undefined) return { cause: 'outsideRun' } as const;
  const arm = armAt(assignment, counted);
  return arm === undefined ? ({ cause: 'outsideAssignment' } as const) : { arm };
};

/** Folds the values: one addition for each entity, launch or experiment, and metric. */
export const fold = (
  taken: readonly Taken[],
  assignmentOf: (taken: Taken) => Assignment | undefined,
  now: number,
): { readonly additions: Addition[]; readonly drops: Drop[] } => {
  const additions = new Map<string, Addition>();
  const drops: Drop[] = [];
  for (const one of taken) {
    const { taker, metric, entityId, value } = one;
    const found = attributed(one, assignmentOf(one), now);
    if (found.arm === undefined) {
      drops.push({ taker, metric, cause: found.cause });
      continue;
    }
    const name = JSON.stringify([taker.id, metric, entityId]);
    const addition = additions.get(name) ?? { taker, metric, entityId, arms: new Map() };
    additions.set(name, addition);
    const { sum, count } = addition.arms.get(found.arm) ?? { sum: 0n, count: 0 };
    addition.arms.set(found.arm, { sum: sum + value, count: count + 1 });
  }
  return { additions: [...additions.values()], drops };
};
