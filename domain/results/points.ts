/** Sets the moments of the points in an experiment's results. */

/** The length of a look's period, in milliseconds. Events are counted in the same periods. */
export const LOOK_LENGTH = 300_000;

/** Results begin this long after the start, in milliseconds. */
export const MIN_RUN_TIME = 10 * 60_000;

/** Returns the end of the period under way, at which the next look is taken. Times are in milliseconds since the epoch. */
export const nextLookAfter = (now: number): number => (Math.floor(now / LOOK_LENGTH) + 1) * LOOK_LENGTH;

const MAX_POINTS = 500;
const automaticPeriods = [300_000, 3_600_000, 86_400_000];

/**
 * Returns the length of a period, in milliseconds. A requested length is rounded up to whole looks; 0 takes the
 * shortest length with at most 500 points.
 */
export const periodOf = (requested: number, start: number, end: number): number => {
  if (requested > 0) return Math.ceil(requested / LOOK_LENGTH) * LOOK_LENGTH;
  const fits = automaticPeriods.find((length) => pointTimes(start, end, length).length <= MAX_POINTS);
  return fits ?? (automaticPeriods.at(-1) as number);
};

/**
 * Returns the ends of the periods between start and end, at multiples of the period since the epoch. The last one is
 * cut at `end`.
 */
export const pointTimes = (start: number, end: number, period: number): number[] => {
  const first = (Math.floor(start / period) + 1) * period;
  const whole = Math.max(0, Math.ceil((end - first) / period));
  return end <= start ? [] : [...Array.from({ length: whole }, (_, index) => first + index * period), end];
};
