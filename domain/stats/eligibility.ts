import { type ArmEstimate, type Comparison, compareArms } from './comparison.ts';
import { isSteady } from './ratio-of-values.ts';
import type { Sums } from './sums.ts';

/** Events an arm needs before results are shown (AWS). */
export const MIN_EVENTS = 100n;
/** Entities an arm needs: below, the normal approximation of its mean is no approximation. */
export const MIN_ENTITIES = 20n;

/**
 * Whether an arm has enough events and entities for a verdict, and a steady denominator where it has one. Of a metric per entity
 * these are the entities assigned.
 */
export const isEligible = ({ N, K, denominators }: Sums): boolean =>
  N >= MIN_EVENTS && K >= MIN_ENTITIES && (!denominators || isSteady(K, denominators));

/** The comparison of two arms if both are eligible; `undefined` otherwise: there is then nothing to conclude. */
export function eligibleComparison(control: Sums, treatment: Sums, ofControl?: ArmEstimate): Comparison | undefined {
  return isEligible(control) && isEligible(treatment) ? compareArms(control, treatment, ofControl) : undefined;
}
