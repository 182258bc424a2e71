/** Turns the counted entities of a trial into arrivals by day, for the plan of another one. */

import { CLOCK_TOLERANCE } from '../clock-tolerance.ts';
import type { Arrivals, Arrived } from '../stats/power/arrivals.ts';

const DAY = 86_400_000;
/** Plans look no further ahead. */
const MOST_DAYS = 30;

/** How a trial counted the entities that arrived. */
export interface Counted {
  /** How long it has counted, in milliseconds. Days without a new entity belong to it. */
  readonly elapsed: number;
  /** The share of all arriving entities that were counted, from 0 to 1. */
  readonly shareTakingPart: number;
}

/**
 * Returns the unique entities by the end of each whole day since the start, at most 30 days. `counts` are in order of
 * time, in milliseconds since the start; between two of them the entities are interpolated linearly, and after the last
 * one nobody new has arrived. It is empty before the end of the first day. A day is whole at most five minutes early,
 * because an end that is so many days from a client's "now" comes a moment early.
 *
 * @example
 * const counts = [{ time: 43_200_000, uniques: 60 }, { time: 129_600_000, uniques: 100 }];
 * arrivalsByDay(counts, { elapsed: 172_800_000, shareTakingPart: 0.5 }); // [160, 200]
 */
export const arrivalsByDay = (counts: readonly Arrived[], { elapsed, shareTakingPart }: Counted): Arrivals => {
  const measured = counts.length === 0 ? 0 : Math.min(MOST_DAYS, Math.floor((elapsed + CLOCK_TOLERANCE) / DAY));
  return Array.from({ length: measured }, (_, day) => uniquesAt(counts, (day + 1) * DAY) / shareTakingPart);
};

/** Returns the unique entities at a time since the start, in milliseconds; those of the last count after it. */
export function uniquesAt(counts: readonly Arrived[], time: number): number {
  const after = counts.find((count) => count.time >= time);
  const before = counts.findLast((count) => count.time < time) ?? { time: 0, uniques: 0 };
  if (!after || time <= 0) return time <= 0 ? 0 : before.uniques;
  return before.uniques + ((time - before.time) / (after.time - before.time)) * (after.uniques - before.uniques);
}
