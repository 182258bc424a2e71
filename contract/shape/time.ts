/**
 * Times that every client can send and read, in epoch milliseconds. Some clients cannot hold a year before 1 or after
 * 9999, and then fail to read the whole answer.
 */

/** 0001-01-01T00:00:00Z and 9999-12-31T23:59:59.999Z. */
const FIRST = -62_135_596_800_000;
const LAST = 253_402_300_799_999;
const DAY = 86_400_000;

/** Units that clients send by mistake instead of seconds, with their number in a second. */
const units = [
  ['milliseconds', 1e3],
  ['microseconds', 1e6],
  ['nanoseconds', 1e9],
] as const;

/** The reason to refuse a time that was sent as epoch seconds; undefined for a good one. */
export const timeFault = (time: number): string | undefined => {
  if (time >= FIRST && time <= LAST) return undefined;
  const [unit] = units.find(([, factor]) => Math.abs(time) / factor <= LAST) ?? [];
  return `must be in the years 1 to 9999: epoch seconds expected${unit ? `, this looks like ${unit}` : ''}`;
};

/**
 * A time for an answer. Earlier versions stored times that some clients cannot read; these become the nearest readable
 * ones, a day inside the limits, since clients may convert them to their own time zone.
 */
export const shownTime = (time: number): number => (time < FIRST ? FIRST + DAY : time > LAST ? LAST - DAY : time);
