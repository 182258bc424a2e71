/**
 * The ratio of two values of the same events, such as revenue per item: R = sum s / sum d. A mean per event has d = 1.
 */

import { VALUE_DECIMALS } from './decimal.ts';
import type { DenominatorSums, Sums } from './sums.ts';

const SCALE = 10n ** BigInt(VALUE_DECIMALS);

/**
 * Returns the sums in which a metric is a mean S/N. A metric with denominators gets d times 10^15 in place of the
 * count, and its values times 10^15 to match. All methods for means then hold for the ratio, as exactly: the clustered
 * variance and the guard too. Any other metric is a mean already.
 *
 * Source: A. Deng, U. Knoblich and J. Lu, Applying the delta method in metric analytics, KDD 2018, section 3.2.
 *
 * @example
 * // Entities with (s, d) of (3, 2) and (5, 2): R = 8 / 4
 */
export const asMean = (sums: Sums): Sums => {
  const { K, S, SS, denominators } = sums;
  if (!denominators) return sums;
  const { D, SD, DD } = denominators;
  return { K, N: D, S: S * SCALE, SS: SS * SCALE * SCALE, SC: SD * SCALE, CC: DD };
};

/** The mean of d may have a coefficient of variation of at most 0.1: this is 1 / 0.1^2. */
const MIN_PRECISION = 100n;

/**
 * Tells whether the denominators support a ratio: their sum is above 0, and the coefficient of variation of their mean
 * over the K entities is below 0.1. Otherwise the delta method is no approximation, and there is no result.
 *
 * Source: D. V. Hinkley, On the ratio of two correlated normal random variables, Biometrika 56 (1969) 635-639.
 */
export const isSteady = (K: bigint, { D, DD }: DenominatorSums): boolean =>
  D > 0n && K > 1n && MIN_PRECISION * (K * DD - D * D) < (K - 1n) * D * D;
