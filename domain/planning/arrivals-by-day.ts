/** Turns the counted entities of a trial into arrivals by day, for the plan of another one. */

import type { Arrivals, Arrived } from '../stats/power/arrivals.ts';

const DAY = 86_400_000;
/** Plans look no further ahead. */
const MOST_DAYS = 30;

/**
 * Returns the unique entities by the end of each whole day since the start, at most 30 days. `counts` are in order of
 * time, in milliseconds since the start; between two of them the entities are interpolated linearly. `shareTakingPart`
 * is the share of all arriving entities that were counted, from 0 to 1. It is empty before the end of the first day.
 *
 * @example arrivalsByDay([{ time: 43_200_000, uniques: 60 }, { time: 129_600_000, uniques: 100 }], 0.5); // [160]
 */
export const arrivalsByDay = (counts: readonly Arrived[], shareTakingPart: number): Arrivals => {
  const measured = Math.min(MOST_DAYS, Math.floor((counts.at(-1)?.time ?? 0) / DAY));
  return Array.from({ length: measured }, (_, day) => uniquesAt(counts, (day + 1) * DAY) / shareTakingPart);
};

/** Returns the unique entities at a time since the start, in milliseconds; those of the last count after it. */
export function uniquesAt(counts: readonly Arrived[], time: number): number {
  const after = counts.find((count) => count.time >= time);
  const before = counts.findLast((count) => count.time < time) ?? { time: 0, uniques: 0 };
  if (!after || time <= 0) return time <= 0 ? 0 : before.uniques;
  return before.uniques + ((time - before.time) / (after.time - before.time)) * (after.uniques - before.uniques);
}
