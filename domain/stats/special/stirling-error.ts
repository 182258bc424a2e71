import { polynomial } from './polynomial.ts';

const { log1p } = Math;

/**
 * The error of Stirling's formula: ln Gamma(a) - ((a - 1/2) ln a - a + 1/2 ln 2 pi), for a > 0. Ratios of gamma
 * functions with huge arguments are formed from it, because the big terms cancel by algebra instead of by subtraction.
 *
 * Source: C. Loader, Fast and accurate computation of binomial probabilities (2000); below 15 by the recurrence
 * Gamma(a + 1) = a Gamma(a).
 *
 * @example stirlingError(1); // 0.08106146679532726 = 1 - ln(2 pi) / 2
 */
export function stirlingError(a: number): number {
  let rest = 0;
  let shifted = a;
  for (; shifted < 15; shifted += 1) rest += (shifted + 0.5) * log1p(1 / shifted) - 1;
  return rest + series(shifted);
}

const series = (a: number): number =>
  polynomial([-691 / 360360, 1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12], 1 / (a * a)) / a;
