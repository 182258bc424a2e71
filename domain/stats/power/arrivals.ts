/**
 * Estimates the arrival of entities over time. The numbers are cumulative uniques, because returning entities count
 * once.
 */

/**
 * The unique entities at the end of each measured day, in order. The numbers never fall. There are none before the
 * first day.
 */
export type Arrivals = readonly number[];

/**
 * Returns the unique entities by `days` (fractions too). It interpolates linearly within a measured day. After the last
 * one it follows a power of time, fitted to the second half of the measured time, and at most linear. Days times a rate
 * would count returning entities again and again.
 *
 * Source: H. S. Heaps, Information Retrieval (1978), section 7.5: what is distinct grows as a power of what was seen.
 *
 * @example uniquesBy([100, 180], 1.5); // 140
 */
export function uniquesBy(arrivals: Arrivals, days: number): number {
  const measured = arrivals.length;
  if (days <= measured) {
    const day = Math.floor(days);
    const before = at(arrivals, day);
    return before + (days - day) * (at(arrivals, day + 1) - before);
  }
  return at(arrivals, measured) * (days / measured) ** growth(arrivals);
}

/**
 * Returns the days until this many unique entities have arrived; `undefined` for more than `longest`.
 *
 * @example daysUntil(140, [100, 180], 30); // 1.5
 */
export function daysUntil(entities: number, arrivals: Arrivals, longest: number): number | undefined {
  if (!(uniquesBy(arrivals, longest) >= entities)) return undefined;
  const measured = arrivals.length;
  if (at(arrivals, measured) < entities)
    return measured * (entities / at(arrivals, measured)) ** (1 / growth(arrivals));
  const day = arrivals.findIndex((uniques) => uniques >= entities);
  const before = at(arrivals, day);
  return before === at(arrivals, day + 1) ? day : day + (entities - before) / (at(arrivals, day + 1) - before);
}

/** A count of the unique entities at a time after the start, in any unit. */
export interface Arrived {
  readonly time: number;
  readonly uniques: number;
}

/**
 * Returns the unique entities by `time`, from two counts before it. They follow a power of time, as after the measured
 * days of {@link uniquesBy}, and a straight line if nobody had arrived at the earlier count.
 *
 * @example uniquesAfter({ time: 1, uniques: 100 }, { time: 4, uniques: 200 }, 16); // 400
 */
export const uniquesAfter = (earlier: Arrived, last: Arrived, time: number): number =>
  last.uniques * (time / last.time) ** exponentOf(earlier, last);

/**
 * Returns the exponent of the curve after the measured days. It is 1 for a single day, about which nothing else is
 * known.
 */
function growth(arrivals: Arrivals): number {
  const [half, measured] = [Math.floor(arrivals.length / 2), arrivals.length].map((time) => ({
    time,
    uniques: at(arrivals, time),
  })) as [Arrived, Arrived];
  return exponentOf(half, measured);
}

function exponentOf(earlier: Arrived, last: Arrived): number {
  if (!(earlier.time > 0 && earlier.uniques > 0 && last.time > earlier.time)) return 1;
  return Math.min(1, Math.max(0, Math.log(last.uniques / earlier.uniques) / Math.log(last.time / earlier.time)));
}

/** Returns the uniques at the end of a day, 0 before the first. */
const at = (arrivals: Arrivals, day: number): number =>
  day <= 0 ? 0 : (arrivals[Math.min(day, arrivals.length) - 1] ?? 0);
