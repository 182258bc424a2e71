/** The state from look to look: the largest evidence so far, and the overlap of all intervals so far. */

import { type Comparison, varies } from './comparison.ts';
import { eligibleComparison } from './eligibility.ts';
import { anytimeInterval, anytimePValue, type Interval, logEvidence, type MixtureDesign } from './normal-mixture.ts';
import type { Sums } from './sums.ts';

/** Plain data, so that looks at final periods can be stored, and later ones continue from there. */
export interface RunningLook {
  /** Looks that counted: both arms were eligible, and something varied. */
  readonly looks: number;
  /** The largest evidence at a look, as a logarithm. It is 0 before the first look, a p-value of 1. */
  readonly logE: number;
  /**
   * The intersection of the looks' intervals, absent before the first look. An empty one (lower above upper) means
   * drift.
   */
  readonly intersection?: Interval;
}

/** Cumulative sums of both arms at one look. */
export interface LookSums {
  readonly control: Sums;
  readonly treatment: Sums;
}

export const beforeLooking: RunningLook = { looks: 0, logE: 0 };

/**
 * Returns the state after one more look. Looks are at the ends of 5-minute periods, no matter when somebody reads. A
 * look changes nothing if an arm is not eligible, which leaves no comparison, or if nothing varies.
 */
export function lookAgain(before: RunningLook, comparison: Comparison | undefined, design: MixtureDesign): RunningLook {
  if (!comparison || !varies(comparison)) return before;
  return {
    looks: before.looks + 1,
    logE: Math.max(before.logE, logEvidence(comparison, design)),
    intersection: intersect(anytimeInterval(comparison, design), before.intersection),
  };
}

/** Returns the state after each of `looks`, in order of time, continuing from `before`. */
export function lookSeries(before: RunningLook, looks: readonly LookSums[], design: MixtureDesign): RunningLook[] {
  let state = before;
  return looks.map((look) => {
    state = lookAgain(state, eligibleComparison(look.control, look.treatment), design);
    return state;
  });
}

/** The running minimum of the p-values. @example runningPValue(beforeLooking); // 1 */
export const runningPValue = ({ logE }: RunningLook): number => anytimePValue(logE);

export const intersect = (a: Interval, b: Interval = a): Interval => ({
  lower: Math.max(a.lower, b.lower),
  upper: Math.min(a.upper, b.upper),
});
