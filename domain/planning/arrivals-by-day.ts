/** Turns the counted entities of a trial into arrivals by day, for the plan of another one. */

import { CLOCK_TOLERANCE } from '../clock-tolerance.ts';
import type { Arrivals, Arrived } from '../stats/power/arrivals.ts';
import { fitArrivals, type Slice } from './fit-arrivals.ts';

const DAY = 86_400_000;
/** Plans look no further ahead. */
const MOST_DAYS = 30;

/** The share of all arriving entities that takes part from a time on, from 0 to 1. */
export interface ShareFrom {
  /** Milliseconds since the start. */
  readonly time: number;
  readonly share: number;
}

/** How a trial counted the entities that arrived. */
export interface Counted {
  /** How long it has counted, in milliseconds. Days without a new entity belong to it. */
  readonly elapsed: number;
  /** In order of time. */
  readonly shares: readonly ShareFrom[];
}

/**
 * Returns the unique entities by the end of each whole day since the start, at most 30 days: all that arrived, whether
 * they took part or not. `counts` are in order of time, in milliseconds since the start; between two of them the
 * entities are interpolated linearly, and after the last one nobody new has arrived. It is empty before the end of the
 * first day. A day is whole at most five minutes early, because an end that is so many days from a client's "now" comes
 * a moment early.
 *
 * Where the share changed, those who took part later had less time to come. The counts then say no curve of days by
 * themselves, and {@link fitArrivals} finds one that explains them.
 *
 * @example
 * const counts = [{ time: 43_200_000, uniques: 60 }, { time: 129_600_000, uniques: 100 }];
 * arrivalsByDay(counts, { elapsed: 172_800_000, shares: [{ time: 0, share: 0.5 }] }); // [160, 200]
 */
export const arrivalsByDay = (counts: readonly Arrived[], { elapsed, shares }: Counted): Arrivals => {
  const measured = counts.length === 0 ? 0 : Math.min(MOST_DAYS, Math.floor((elapsed + CLOCK_TOLERANCE) / DAY));
  const days = Array.from({ length: measured }, (_, day) => day + 1);
  const [only, ...others] = slicesOf(shares);
  if (only && others.length === 0 && only.from === 0 && only.until === Infinity)
    return days.map((day) => uniquesAt(counts, day * DAY) / only.width);
  const curve = fitArrivals(
    days.map((day) => ({ time: day, uniques: uniquesAt(counts, day * DAY) })),
    slicesOf(shares.map(({ time, share }) => ({ time: time / DAY, share }))),
  );
  return days.map(curve);
};

/** Returns the unique entities at a time since the start, in milliseconds; those of the last count after it. */
export function uniquesAt(counts: readonly Arrived[], time: number): number {
  const after = counts.find((count) => count.time >= time);
  const before = counts.findLast((count) => count.time < time) ?? { time: 0, uniques: 0 };
  if (!after || time <= 0) return time <= 0 ? 0 : before.uniques;
  return before.uniques + ((time - before.time) / (after.time - before.time)) * (after.uniques - before.uniques);
}

/**
 * Divides the audience into slices that took part from one time until another. A larger share keeps the entities of a
 * smaller one, so each slice lies between two sizes of the share. One that was let go and taken again counts as there.
 */
const slicesOf = (shares: readonly ShareFrom[]): Slice[] => {
  const levels = [...new Set(shares.map(({ share }) => share))].filter((level) => level > 0).toSorted((a, b) => a - b);
  return levels.map((level, index) => {
    const last = shares.findLastIndex(({ share }) => share >= level);
    return {
      width: level - (levels[index - 1] ?? 0),
      from: shares.find(({ share }) => share >= level)?.time ?? 0,
      until: shares[last + 1]?.time ?? Infinity,
    };
  });
};
