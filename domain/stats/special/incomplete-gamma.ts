/** The regularized incomplete gamma functions P (lower) and Q (upper). */

import { continuedFraction } from './continued-fraction.ts';
import { deviance } from './deviance.ts';
import { stirlingError } from './stirling-error.ts';

/**
 * Q(a, x) = Gamma(a, x) / Gamma(a), the upper tail, for a > 0 and x >= 0.
 *
 * Source: DLMF 8.7.1 (the series, below the mean) and 8.9.2 (the continued fraction, above it).
 *
 * @example upperGamma(1, 2); // exp(-2) = 0.1353352832366127
 */
export function upperGamma(a: number, x: number): number {
  if (x < a + 1) return 1 - lowerGamma(a, x);
  return gammaPower(a, x) / continuedFraction((n) => [n * (a - n), x + 2 * n + 1 - a]);
}

/** P(a, x) = 1 - Q(a, x), with its own digits where it is small. */
export function lowerGamma(a: number, x: number): number {
  if (x === 0) return 0;
  if (x >= a + 1) return 1 - upperGamma(a, x);
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > sum * 1e-17; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return gammaPower(a, x) * sum;
}

/** x^a exp(-x) / Gamma(a): the derivative of P(a, x) by ln x. x > 0. */
export const gammaPower = (a: number, x: number): number =>
  Math.sqrt(a / (2 * Math.PI)) * Math.exp(-deviance(a, x, a - x) - stirlingError(a));
