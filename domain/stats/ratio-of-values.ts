// The ratio of two values of the same events, as revenue per item: R = sum s / sum d, where a mean per event has d = 1.
import { VALUE_DECIMALS } from './decimal.ts';
import type { DenominatorSums, Sums } from './sums.ts';

const SCALE = 10n ** BigInt(VALUE_DECIMALS);

/**
 * The sums in which a metric is a mean S/N. A metric with denominators has d times 10^15 in the place of the count, and values
 * times 10^15 to go with it: all that is computed of a mean, the clustered variance and the guard among it, holds for the ratio,
 * as exactly. Any other is a mean as it is.
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

/** The square of the largest coefficient of variation that the mean of d may have, as a fraction. */
const [VARIATION, OF] = [1n, 100n];

/**
 * Whether the denominators hold a ratio up: their sum is above 0, and the mean of d is known to a tenth (its coefficient of
 * variation over the K entities is below 0.1). Otherwise the delta method is no approximation, and there is no result.
 *
 * Source: D. V. Hinkley, On the ratio of two correlated normal random variables, Biometrika 56 (1969) 635-639.
 */
export const isSteady = (K: bigint, { D, DD }: DenominatorSums): boolean =>
  D > 0n && K > 1n && OF * (K * DD - D * D) < VARIATION * (K - 1n) * D * D;
