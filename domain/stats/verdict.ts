// From numbers to AWS's words for them.
import type { Interval } from './normal-mixture.ts';

export type Verdict = 'Better' | 'Worse' | 'Best' | 'Inconclusive';
export type DesiredChange = 'INCREASE' | 'DECREASE';

/** A tested variation's p-value and interval after all looks; the interval is missing before the first. */
export interface Conclusion {
  readonly pValue: number;
  readonly interval?: Interval;
}

const SIGNIFICANT = 0.05;

/** Whether the looks contradict each other: no difference fits all of them, so the difference has changed. */
export const hasDrifted = ({ interval }: Conclusion): boolean =>
  interval !== undefined && interval.lower > interval.upper;

/**
 * The verdict on each tested variation (the control is none of them), in the order given. Better or Worse needs p at
 * most 0.05 and the whole interval on one side of 0. Best is the one that is Better and whose interval lies beyond those
 * of all other tested variations, of which there must be one. An empty interval (drift) is inconclusive.
 */
export const judge = (findings: readonly Conclusion[], desired: DesiredChange): Verdict[] =>
  findings.map((finding) => {
    const verdict = versusControl(finding, desired);
    const others = findings.filter((other) => other !== finding);
    const beatsAll = others.length > 0 && others.every((other) => isBeyond(finding, other, desired));
    return verdict === 'Better' && beatsAll ? 'Best' : verdict;
  });

function versusControl(finding: Conclusion, desired: DesiredChange): Verdict {
  const { pValue, interval } = finding;
  if (!interval || hasDrifted(finding) || !(pValue <= SIGNIFICANT)) return 'Inconclusive';
  if (interval.lower > 0) return desired === 'INCREASE' ? 'Better' : 'Worse';
  if (interval.upper < 0) return desired === 'DECREASE' ? 'Better' : 'Worse';
  return 'Inconclusive';
}

/** One without an interval yet may be anywhere: nothing is beyond it. */
function isBeyond({ interval: a }: Conclusion, { interval: b }: Conclusion, desired: DesiredChange): boolean {
  if (!a || !b) return false;
  return desired === 'INCREASE' ? a.lower > b.upper : a.upper < b.lower;
}
