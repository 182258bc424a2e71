const POINTS = 32;

/**
 * Integrates f from `from` to `to` by Gauss-Legendre quadrature with 32 points. The result is exact to a double if f is
 * smooth on the segment.
 *
 * Source: Abramowitz and Stegun 25.4.29, nodes by Newton's method on the Legendre polynomial.
 *
 * @example integrate(Math.exp, 0, 1); // e - 1
 */
export function integrate(f: (x: number) => number, from: number, to: number): number {
  const centre = (from + to) / 2;
  const half = (to - from) / 2;
  return half * gaussLegendreRule.reduce((sum, { node, weight }) => sum + weight * f(centre + half * node), 0);
}

const ENOUGH = 1e-12;

/**
 * Integrates a positive f over the segments between `ends` (ascending), accurate relative to the result, however small.
 * Segments on which f is too steep are halved until the halves agree with the whole.
 */
export function integrateSegments(f: (x: number) => number, ends: readonly number[]): number {
  const segments = ends.slice(1).map((to, i) => ({ from: ends[i] ?? to, to }));
  const wholes = segments.map(({ from, to }) => integrate(f, from, to));
  const tolerance = ENOUGH * sum(wholes);
  return sum(segments.map((segment, i) => refine(f, { ...segment, whole: wholes[i] ?? 0, tolerance })));
}

interface Part {
  readonly from: number;
  readonly to: number;
  readonly whole: number;
  readonly tolerance: number;
}

function refine(f: (x: number) => number, { from, to, whole, tolerance }: Part): number {
  if (whole <= tolerance) return whole;
  const middle = (from + to) / 2;
  const [first, second] = [integrate(f, from, middle), integrate(f, middle, to)];
  if (Math.abs(first + second - whole) <= tolerance) return first + second;
  return (
    refine(f, { from, to: middle, whole: first, tolerance }) + refine(f, { from: middle, to, whole: second, tolerance })
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

interface WeightedNode {
  readonly node: number;
  readonly weight: number;
}

export const gaussLegendreRule: readonly WeightedNode[] = Array.from({ length: POINTS }, (_, i) =>
  weightedNode(Math.cos((Math.PI * (i + 0.75)) / (POINTS + 0.5))),
);

function weightedNode(guess: number): WeightedNode {
  let node = guess;
  for (let n = 0; n < 5; n += 1) {
    const { value, slope } = legendre(node);
    node -= value / slope;
  }
  return { node, weight: 2 / ((1 - node * node) * legendre(node).slope ** 2) };
}

/** The Legendre polynomial of degree {@link POINTS} and its derivative, by the three-term recurrence. */
function legendre(x: number): { value: number; slope: number } {
  let before = 1;
  let value = x;
  for (let k = 2; k <= POINTS; k += 1) {
    [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
  }
  return { value, slope: (POINTS * (x * value - before)) / (x * x - 1) };
}
