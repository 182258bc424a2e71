/** The chi-square distribution: upper tail and its inverse. */

import { gammaPower, lowerGamma, upperGamma } from './incomplete-gamma.ts';
import { normalQuantile } from './normal.ts';
import { solvePower } from './solve-power.ts';

/**
 * P(X > x) for a chi-square X with `df` degrees of freedom (df > 0, x >= 0).
 *
 * @example chiSquareTail(3.841458820694124, 1); // 0.05
 */
export const chiSquareTail = (x: number, df: number): number => upperGamma(df / 2, x / 2);

/**
 * The x that a chi-square exceeds with probability `tail` (0 < tail < 1).
 *
 * Source of the first guess: E. B. Wilson and M. M. Hilferty, The distribution of chi-square, PNAS 17 (1931) 684-688.
 *
 * @example chiSquareQuantile(0.05, 1); // 3.841458820694124
 */
export function chiSquareQuantile(tail: number, df: number): number {
  const start = wilsonHilferty(tail, df);
  if (tail > 0.5) {
    const lower = (x: number) => ({ value: lowerGamma(df / 2, x / 2), slope: gammaPower(df / 2, x / 2) });
    return solvePower(lower, 1 - tail, start);
  }
  const upper = (x: number) => ({ value: chiSquareTail(x, df), slope: -gammaPower(df / 2, x / 2) });
  return solvePower(upper, tail, start);
}

function wilsonHilferty(tail: number, df: number): number {
  const spread = 2 / (9 * df);
  return df * Math.max(0.05, 1 - spread + normalQuantile(tail) * Math.sqrt(spread)) ** 3;
}
