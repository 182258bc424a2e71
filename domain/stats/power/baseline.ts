/** Derives the baseline of the next experiment from earlier measurements of a metric. */

import { estimateArm } from '../comparison.ts';
import type { Sums } from '../sums.ts';

/** One arm's metric before the start. */
export interface Baseline {
  readonly mean: number;
  /** The deviation of one entity's share in the mean. The mean's standard error is this divided by sqrt(entities). */
  readonly deviation: number;
  /** The treatment's deviation if it is known to differ, as for a growing share. The default is the control's. */
  readonly treatmentDeviation?: number;
  /** The share of the assigned entities that count: those with an event for a mean per event, else all. */
  readonly counting: number;
}

/**
 * Returns the baseline in an arm's sums, for `assigned` unique entities. It is clustered by entity, like the result.
 *
 * @example
 * // 200 of 1,000 entities with values of mean 10 and variance 4: mean 10, deviation 2, counting 0.2
 */
export const measureBaseline = (sums: Sums, assigned: bigint): Baseline => {
  const { mean, variance, entities } = estimateArm(sums);
  return { mean, deviation: Math.sqrt(variance * entities), counting: Math.min(1, entities / Number(assigned)) };
};

/** The shares of two arms, of all arriving entities. */
export interface PairShares {
  readonly control: number;
  readonly treatment: number;
}

/**
 * Returns the drift of an effect. It is the effect divided by the standard deviation of the difference for one entity
 * of the pair, which is larger for unequal arms, and guarded like the test.
 *
 * @example driftOf(1, { ...baseline, deviation: 10 }, { control: 0.5, treatment: 0.5 }); // 0.05
 */
export const driftOf = (effect: number, baseline: Baseline, { control, treatment }: PairShares): number => {
  const { deviation, treatmentDeviation = deviation } = baseline;
  const [c, t] = [control / (control + treatment), treatment / (control + treatment)];
  const [ofControl, ofTreatment] = [deviation ** 2, treatmentDeviation ** 2];
  const separate = ofControl / c + ofTreatment / t;
  const pooled = (c * ofControl + t * ofTreatment) * (1 / c + 1 / t);
  return Math.abs(effect) / Math.sqrt(Math.max(separate, pooled));
};

/** The reverse of {@link driftOf}. */
export const effectOf = (drift: number, baseline: Baseline, shares: PairShares): number =>
  drift / driftOf(1, baseline, shares);
