/** Computes the smallest effect that a running experiment will find at its end, by a formula that takes no time. */
import { FINAL_ALPHA } from '../hybrid-p-value.ts';
import { normalQuantile } from '../special/normal.ts';
import { type Baseline, effectOf, type PairShares } from './baseline.ts';

export interface EndQuestion {
  readonly baseline: Baseline;
  /** The shares of all who take part. */
  readonly shares: PairShares;
  /** Of this comparison: alpha divided by the metrics and treatments. */
  readonly alpha: number;
  /** The probability with which the effect is to be found. */
  readonly power: number;
}

/** The part of an alpha that the test at the end may spend. */
const AT_END = FINAL_ALPHA / 0.05;

/**
 * Returns the smallest effect (absolute, of either sign) that the final p-value finds with at least this power, at an
 * end with this many unique entities in all arms. It is `undefined` without entities, and where nothing varies. The
 * formula counts the test at the end alone. The looks before it find little that the end does not, so the effect is at
 * most 0.5 % larger than that of `effectFoundBy`.
 *
 * Source: J. M. Lachin, Introduction to sample size determination and power analysis for clinical trials, Controlled
 * Clinical Trials 2 (1981) 93-113, equation (1).
 *
 * @example
 * // Deviation 10 in halves of 10,000 entities, alpha 0.05, power 0.8: 0.5693
 */
export const effectFoundAtEnd = (entities: number, question: EndQuestion): number | undefined => {
  const { baseline, shares, alpha, power } = question;
  const counting = entities * baseline.counting * (shares.control + shares.treatment);
  const z = normalQuantile((alpha * AT_END) / 2) + normalQuantile(1 - power);
  const effect = effectOf(z / Math.sqrt(counting), baseline, shares);
  return effect > 0 && Number.isFinite(effect) ? effect : undefined;
};
