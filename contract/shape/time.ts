/**
 * The times that a client may send and can read: some cannot hold a year before 1 or after 9999, and then read nothing
 * of the whole answer. All in milliseconds since the epoch.
 */

/** 0001-01-01T00:00:00Z and 9999-12-31T23:59:59.999Z. */
const FIRST = -62_135_596_800_000;
const LAST = 253_402_300_799_999;
const DAY = 86_400_000;

/** What clocks count beside seconds, by how much a time grows when its number is taken for seconds. */
const units = [
  ['milliseconds', 1e3],
  ['microseconds', 1e6],
  ['nanoseconds', 1e9],
] as const;

/** Why a time that came as epoch seconds is refused, or undefined. */
export const timeFault = (time: number): string | undefined => {
  if (time >= FIRST && time <= LAST) return undefined;
  const [unit] = units.find(([, factor]) => Math.abs(time) / factor <= LAST) ?? [];
  return `must be in the years 1 to 9999: epoch seconds expected${unit ? `, this looks like ${unit}` : ''}`;
};

/**
 * A time as answers show it: one that was stored before such times were refused becomes the nearest that every client
 * can read, a day inside the limits, since clients may put it into their own time zone.
 */
export const shownTime = (time: number): number => (time < FIRST ? FIRST + DAY : time > LAST ? LAST - DAY : time);
