/** Translates numbers into AWS's verdicts. */

import type { Interval } from './normal-mixture.ts';

export type Verdict = 'Better' | 'Worse' | 'Best' | 'Inconclusive';
export type DesiredChange = 'INCREASE' | 'DECREASE';

/** The p-value and interval of a tested variation after all looks. The interval is absent before the first look. */
export interface Conclusion {
  readonly pValue: number;
  readonly interval?: Interval;
}

const SIGNIFICANT = 0.05;

/** Tells whether the looks contradict each other. No difference fits all of them, so the difference has changed. */
export const hasDrifted = ({ interval }: Conclusion): boolean =>
  interval !== undefined && interval.lower > interval.upper;

/**
 * Returns the verdict on each tested variation, without the control, in the given order. Better or Worse needs a
 * p-value of at most 0.05 and an interval on one side of 0. Best is Better with an interval beyond those of all other
 * tested variations, of which there must be one. An empty interval (drift) is inconclusive.
 */
export const judge = (conclusions: readonly Conclusion[], desired: DesiredChange): Verdict[] =>
  conclusions.map((conclusion) => {
    const verdict = versusControl(conclusion, desired);
    const others = conclusions.filter((other) => other !== conclusion);
    const beatsAll = others.length > 0 && others.every((other) => isBeyond(conclusion, other, desired));
    return verdict === 'Better' && beatsAll ? 'Best' : verdict;
  });

function versusControl(conclusion: Conclusion, desired: DesiredChange): Verdict {
  const { pValue, interval } = conclusion;
  if (!interval || hasDrifted(conclusion) || !(pValue <= SIGNIFICANT)) return 'Inconclusive';
  if (interval.lower > 0) return desired === 'INCREASE' ? 'Better' : 'Worse';
  if (interval.upper < 0) return desired === 'DECREASE' ? 'Better' : 'Worse';
  return 'Inconclusive';
}

/** A variation without an interval may lie anywhere, so nothing is beyond it. */
function isBeyond({ interval: a }: Conclusion, { interval: b }: Conclusion, desired: DesiredChange): boolean {
  if (!a || !b) return false;
  return desired === 'INCREASE' ? a.lower > b.upper : a.upper < b.lower;
}
