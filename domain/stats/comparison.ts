/** Compares a treatment with its control. Every later step starts from these numbers. */

import { clusteredVariance } from './clustered-variance.ts';
import { guardedStandardError } from './guarded-standard-error.ts';
import { differenceOfMeans, ratioMean } from './ratio-mean.ts';
import { asMean } from './ratio-of-values.ts';
import type { Sums } from './sums.ts';

/** An estimated difference, as the anytime-valid methods need it. */
export interface Effect {
  /** Treatment less control. */
  readonly difference: number;
  readonly standardError: number;
  /** Independent units of both arms together. */
  readonly entities: number;
}

/** One arm's mean, the variance of that mean, and the number of its entities. */
export interface ArmEstimate {
  readonly mean: number;
  readonly variance: number;
  readonly entities: number;
}

export interface Comparison extends Effect {
  readonly control: ArmEstimate;
  readonly treatment: ArmEstimate;
}

/**
 * Tells whether anything varies between entities. If every value is 1, for example, the difference is 0 and nothing can
 * judge it: such a moment is no look.
 */
export const varies = ({ standardError }: Effect): boolean => standardError > 0;

/** @example estimateArm({ ...noSums, K: 1n, N: 1n, S: 10n ** 15n }).mean; // 1 */
export const estimateArm = (sums: Sums): ArmEstimate => {
  const arm = asMean(sums);
  return { mean: ratioMean(arm), variance: clusteredVariance(arm), entities: Number(arm.K) };
};

/**
 * Compares the means of two arms. Numbers are NaN while an arm has fewer than two entities. A caller with many
 * treatments passes the control's estimate, so that it is computed once.
 */
export const compareArms = (control: Sums, treatment: Sums, controlEstimate = estimateArm(control)): Comparison => {
  const treatmentEstimate = estimateArm(treatment);
  const [c, t] = [asMean(control), asMean(treatment)];
  return {
    difference: differenceOfMeans(c, t),
    standardError: guardedStandardError(c, t, controlEstimate.variance + treatmentEstimate.variance),
    entities: Number(control.K + treatment.K),
    control: controlEstimate,
    treatment: treatmentEstimate,
  };
};
