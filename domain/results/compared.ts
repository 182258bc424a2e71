// What sets the treatments of an experiment against its control at a moment.

import { type Comparison, estimateArm } from '../stats/comparison.ts';
import { eligibleComparison } from '../stats/eligibility.ts';
import { type ArmSums, sumsOf } from './series.ts';

/** By treatment; none for one that is not eligible. */
export type Comparisons = Readonly<Record<string, Comparison>>;

/**
 * The comparisons of treatments with the control, worked out once for each sums: a look and its point ask for the same ones, and
 * their exact fractions are most of what a reading of results computes.
 */
export const comparedWith = (
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
  const beside = sumsOf(sums, control);
  const estimate = estimateArm(beside);
  return Object.fromEntries(
    others.flatMap((name) => {
      const comparison = eligibleComparison(beside, sumsOf(sums, name), estimate);
      return comparison ? [[name, comparison]] : [];
    }),
  );
};
