import { clusteredVariance, pooledVariance } from './clustered-variance.ts';
import { addSums, type Sums } from './sums.ts';

/**
 * Returns the standard error of the difference of two means: the larger of the separate and the pooled one. In an
 * unbalanced experiment with a rare event, the small arm often has too few events to show its own variance. The
 * separate standard error alone then calls a third of all A/A tests significant at a 90/10 split. The pooled one does
 * not.
 *
 * @example
 * // 9,000 values of mean 250 and variance 90,000 against 1,000 of mean 231 and variance 64,000: 9.8559532254
 */
export const guardedStandardError = (
  control: Sums,
  treatment: Sums,
  separate = clusteredVariance(control) + clusteredVariance(treatment),
): number => Math.sqrt(Math.max(separate, pooledVariance(addSums(control, treatment), control, treatment)));
