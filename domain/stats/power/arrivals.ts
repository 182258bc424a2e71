// How many entities have arrived by when: cumulative uniques, since those who come back are counted once.

/**
 * Unique entities that had arrived at the end of each day measured, the first day first; never falling. Before the first day
 * there are none.
 */
export type Arrivals = readonly number[];

/**
 * The unique entities by `days` (fractions too): a straight line within a day that was measured, and after the last one a power
 * of time, as from half of the time measured to its end, at most as fast as time. Days times a rate would count those who
 * come back again and again.
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
 * The days until so many unique entities have arrived; `undefined` if that is not within `longest`.
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

/** The exponent of the curve after the days measured: one for a single day, of which nothing else is known. */
function growth(arrivals: Arrivals): number {
  const measured = arrivals.length;
  const half = Math.floor(measured / 2);
  if (half === 0) return 1;
  const exponent = Math.log(at(arrivals, measured) / at(arrivals, half)) / Math.log(measured / half);
  return Math.min(1, Math.max(0, exponent));
}

/** The uniques at the end of a day, which is 0 before the first. */
const at = (arrivals: Arrivals, day: number): number =>
  day <= 0 ? 0 : (arrivals[Math.min(day, arrivals.length) - 1] ?? 0);
