// A treatment set against its control: the numbers that every later step starts from.
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

/** One arm's mean, the variance of that mean, and the entities behind it. */
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
 * Whether anything varies from entity to entity. Where nothing does, as where every value is 1, the difference is 0 with nothing
 * to judge it by: such a moment is no look.
 */
export const varies = ({ standardError }: Effect): boolean => standardError > 0;

/** @example estimateArm({ ...noSums, K: 1n, N: 1n, S: 10n ** 15n }).mean; // 1 */
export const estimateArm = (sums: Sums): ArmEstimate => {
  const arm = asMean(sums);
  return { mean: ratioMean(arm), variance: clusteredVariance(arm), entities: Number(arm.K) };
};

/**
 * Compares the means of two arms; numbers are NaN while an arm has fewer than two entities. The estimate of a control beside many
 * treatments is made once.
 */
export const compareArms = (control: Sums, treatment: Sums, ofControl = estimateArm(control)): Comparison => {
  const ofTreatment = estimateArm(treatment);
  const [c, t] = [asMean(control), asMean(treatment)];
  return {
    difference: differenceOfMeans(c, t),
    standardError: guardedStandardError(c, t, ofControl.variance + ofTreatment.variance),
    entities: Number(control.K + treatment.K),
    control: ofControl,
    treatment: ofTreatment,
  };
};
