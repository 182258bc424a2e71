/**
 * Counts of hours as a series without gaps.
 */

const HOUR = 3_600_000;

interface CountedHour {
  /** When the hour begins, epoch milliseconds. */
  readonly time: number;
}

/**
 * One number for each of the latest hours, the oldest first; 0 where an hour is not there.
 *
 * @param now epoch milliseconds.
 */
export const latestHours = <Hour extends CountedHour>(
  hours: readonly Hour[],
  now: number,
  { length = 24, countOf }: { readonly length?: number; readonly countOf: (hour: Hour) => number },
): readonly number[] => {
  const last = Math.floor(now / HOUR) * HOUR;
  const counts = new Map(hours.map((hour) => [hour.time, countOf(hour)]));
  return Array.from({ length }, (_, index) => counts.get(last - (length - 1 - index) * HOUR) ?? 0);
};
