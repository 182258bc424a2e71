/** Compares a treatment with its control less a margin, to show that it is not worse by more than the margin. */

import { compareArms, type Effect, varies } from './comparison.ts';
import { scaledNumber, VALUE_DECIMALS } from './decimal.ts';
import { asMean } from './ratio-of-values.ts';
import type { LookSums } from './running-look.ts';
import type { Sums } from './sums.ts';
import type { DesiredChange } from './verdict.ts';

const UNIT = 10n ** BigInt(VALUE_DECIMALS);

/** The tolerated loss. `margin` is a share of the control's size (0.02 is 2 %), 0 or more. */
export interface Tolerance {
  readonly desired: DesiredChange;
  readonly margin: number;
}

/** The margin of a guardrail without one of its own. */
export const DEFAULT_MARGIN = 0.02;

/**
 * Returns the distance of a treatment to the good side of its margin: s (Rt - k Rc) with its guarded standard error. s
 * is 1 for an increase and -1 for a decrease, and k = 1 - s m sign(Rc). The control's values are multiplied by k first,
 * so that the pooled standard error is that of two arms which are alike at the margin. `undefined` for a pair that does
 * not vary without the margin, because nothing can judge it.
 *
 * Source: B. L. Wiens, Choosing an equivalence limit for noninferiority or equivalence studies, Controlled Clinical
 * Trials 23 (2002) 2-14, a margin that is a share of the control's mean.
 *
 * @example
 * // 1,000 of mean 10 and variance 4 against 1,000 of 10 and 4, desired INCREASE, margin 0.02: difference 0.2, k = 0.98
 */
export function compareAtMargin(arms: LookSums, { desired, margin }: Tolerance): Effect | undefined {
  const [control, treatment] = [asMean(arms.control), asMean(arms.treatment)];
  if (!varies(compareArms(control, treatment))) return undefined;
  const sign = desired === 'INCREASE' ? 1 : -1;
  const moved = compareArms(scaleValues(control, factorOf(control, sign, margin)), scaleValues(treatment, UNIT));
  // At a margin of 1 the control is all zeros, and so may the treatment be.
  if (!varies(moved)) return undefined;
  return {
    difference: (sign * moved.difference) / Number(UNIT),
    standardError: moved.standardError / Number(UNIT),
    entities: moved.entities,
  };
}

/** k times 10^15. It is exact for every margin with at most 15 decimals. */
const factorOf = ({ S }: Sums, sign: number, margin: number): bigint => {
  return S === 0n ? UNIT : UNIT - BigInt(S > 0n ? sign : -sign) * scaledNumber(margin);
};

/** Returns the sums of an arm after all its values are multiplied by an integer. */
const scaleValues = (sums: Sums, factor: bigint): Sums => ({
  ...sums,
  S: sums.S * factor,
  SS: sums.SS * factor * factor,
  SC: sums.SC * factor,
});
