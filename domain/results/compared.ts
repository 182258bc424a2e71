/** Compares the treatments of an experiment with its control at a moment. */

import { type Comparison, estimateArm } from '../stats/comparison.ts';
import { eligibleComparison } from '../stats/eligibility.ts';
import { type ArmSums, sumsOf } from './series.ts';

/** Comparisons by treatment. A treatment that is not eligible has none. */
export type Comparisons = Readonly<Record<string, Comparison>>;

/**
 * Returns a function that compares the treatments with the control, once for each sums object. A look and its point ask
 * for the same comparisons, and their exact fractions are most of the work of reading results.
 */
export const compareWithControl = (
  control: string | undefined,
  treatments: readonly string[],
): ((sums: ArmSums) => Comparisons) => {
  const known = new WeakMap<ArmSums, Comparisons>();
  if (control === undefined) return () => ({});
  const others = treatments.filter((name) => name !== control);
  return (sums) => {
    const comparisons = known.get(sums) ?? compareAll(sums, control, others);
    known.set(sums, comparisons);
    return comparisons;
  };
};

const compareAll = (sums: ArmSums, control: string, others: readonly string[]): Comparisons => {
  const controlSums = sumsOf(sums, control);
  const estimate = estimateArm(controlSums);
  return Object.fromEntries(
    others.flatMap((name) => {
      const comparison = eligibleComparison(controlSums, sumsOf(sums, name), estimate);
      return comparison ? [[name, comparison]] : [];
    }),
  );
};
