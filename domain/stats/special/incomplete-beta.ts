/** The regularized incomplete beta function. Its argument comes as odds, so that x and 1 - x are both exact. */

import { continuedFraction } from './continued-fraction.ts';
import { deviance } from './deviance.ts';
import { stirlingError } from './stirling-error.ts';

const { exp, sqrt } = Math;

/**
 * I_x(a, b) at x = odds / (1 + odds), for a, b > 0 and odds >= 0. With x itself the tail of a t distribution with many
 * degrees of freedom would lose its digits: x is then 1 less almost nothing.
 *
 * Source: A. R. DiDonato and A. H. Morris, Algorithm 708, ACM Trans. Math. Softw. 18 (1992) 360-373, the continued
 * fraction (9); of the two complementary fractions the one that converges fast.
 *
 * @example regularizedBeta(1, 2, 3); // I_0.5(2, 3) = 0.6875
 */
export function regularizedBeta(odds: number, a: number, b: number): number {
  if (odds === 0) return 0;
  if (1 / odds === 0) return 1;
  return b * odds <= a ? lowerTail(odds, a, b) : 1 - lowerTail(1 / odds, b, a);
}

/**
 * x^a (1-x)^b / B(a, b) at x = odds / (1 + odds): the derivative of I_x(a, b) by the logarithm of the odds.
 *
 * @example betaPower(1, 2, 3); // 0.375
 */
export function betaPower(odds: number, a: number, b: number): number {
  const n = a + b;
  const [x, y] = shares(odds);
  const difference = a * y - b * x;
  const exponent =
    stirlingError(n) -
    stirlingError(a) -
    stirlingError(b) -
    deviance(a, n * x, difference) -
    deviance(b, n * y, -difference);
  return sqrt((a * b) / (2 * Math.PI * n)) * exp(exponent);
}

const shares = (odds: number): [number, number] => [odds / (1 + odds), 1 / (1 + odds)];

function lowerTail(odds: number, a: number, b: number): number {
  const [x, y] = shares(odds);
  const fraction = continuedFraction((n) => {
    const step = n === 0 ? 0 : (n * (b - n) * x) / (a + 2 * n - 1);
    const drift = ((a + n) / (a + 2 * n + 1)) * (a * y - b * x + 1 + n * (1 + y));
    return [(step * x * (a + n - 1) * (a + b + n - 1)) / (a + 2 * n - 1), n + step + drift];
  });
  return betaPower(odds, a, b) / fraction;
}
