// At which moments the results of an experiment have a point.

/** Looks are taken, and events counted, in periods of five minutes; in milliseconds. */
export const lookLength = 300_000;

/** Results begin when this time has passed since the start, in milliseconds. */
export const leastTime = 10 * 60_000;

const mostPoints = 500;
const automatic = [300_000, 3_600_000, 86_400_000];

/** The length of a period, in milliseconds: as asked for, in whole looks, or the shortest with at most 500 points. */
export const periodOf = (asked: number, start: number, end: number): number => {
  if (asked > 0) return Math.ceil(asked / lookLength) * lookLength;
  const fits = automatic.find((length) => pointTimes(start, end, length).length <= mostPoints);
  return fits ?? (automatic.at(-1) as number);
};

/** The ends of the periods between start and end, on multiples of the period since the epoch, the last one cut at `end`. */
export const pointTimes = (start: number, end: number, period: number): number[] => {
  const first = (Math.floor(start / period) + 1) * period;
  const whole = Math.max(0, Math.ceil((end - first) / period));
  return end <= start ? [] : [...Array.from({ length: whole }, (_, index) => first + index * period), end];
};
