import { type ArmEstimate, type Comparison, compareArms } from './comparison.ts';
import { isSteady } from './ratio-of-values.ts';
import type { Sums } from './sums.ts';

/** The fewest events of an arm before results are shown (AWS). */
export const MIN_EVENTS = 100n;
/** The fewest entities of an arm. With fewer, its mean is not approximately normal. */
export const MIN_ENTITIES = 20n;

/**
 * Tells whether an arm has enough events and entities for a verdict, and a steady denominator if it has one. For a
 * metric per entity these are the assigned entities.
 */
export const isEligible = ({ N, K, denominators }: Sums): boolean =>
  N >= MIN_EVENTS && K >= MIN_ENTITIES && (!denominators || isSteady(K, denominators));

/** Compares two arms if both are eligible. Otherwise there is nothing to conclude, and the result is `undefined`. */
export function eligibleComparison(
  control: Sums,
  treatment: Sums,
  controlEstimate?: ArmEstimate,
): Comparison | undefined {
  return isEligible(control) && isEligible(treatment) ? compareArms(control, treatment, controlEstimate) : undefined;
}
