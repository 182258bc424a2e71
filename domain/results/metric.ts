// What the sums of an experiment's metric say of its treatments at a moment.

import { type Comparison, estimateArm } from '../stats/comparison.ts';
import { eligibleComparison, isEligible } from '../stats/eligibility.ts';
import { finalPValue } from '../stats/hybrid-p-value.ts';
import { anytimeInterval, type Interval, type MixtureDesign } from '../stats/normal-mixture.ts';
import { beforeLooking, lookAgain, runningPValue } from '../stats/running-look.ts';
import { welchTest } from '../stats/welch.ts';
import { type Look, type Moment, named, sumsIn, sumsOf } from './series.ts';

/** What is compared, and how. */
export interface Comparing {
  readonly control: string;
  readonly treatments: readonly string[];
  readonly design: MixtureDesign;
}

/** Looks at each treatment beside the control. */
export const comparingLook =
  ({ control, treatments, design }: Comparing): Look =>
  (sums, before) =>
    Object.fromEntries(
      treatments
        .filter((name) => name !== control)
        .map((name) => {
          const both = { control: sumsOf(sums, control), treatment: sumsOf(sums, name) };
          return [name, lookAgain(named(before, name) ?? beforeLooking, both, design)];
        }),
    );

/** The numbers of a treatment at a point; those against the control are absent for the control itself. */
export interface PointStats {
  readonly mean: number;
  readonly effect?: number;
  readonly interval?: Interval;
  readonly pValue?: number;
}

/** Whether all treatments have what the results need: each enough events and entities, and a difference that varies. */
export const isReady = (moment: Moment, comparing: Comparing): boolean =>
  comparing.treatments.every((name) =>
    name === comparing.control
      ? isEligible(sumsIn(moment.state, name))
      : comparisonAt(moment, name, comparing) !== undefined,
  );

/** The comparison of a treatment with the control at a moment, if both are eligible. */
export const comparisonAt = (
  { state }: Moment,
  treatment: string,
  { control }: Pick<Comparing, 'control'>,
): Comparison | undefined => eligibleComparison(sumsIn(state, control), sumsIn(state, treatment));

/** The numbers of a treatment at a moment; `final` when the experiment has ended there. */
export const statsAt = (
  moment: Moment,
  treatment: string,
  { control, design, final }: Pick<Comparing, 'control' | 'design'> & { readonly final: boolean },
): PointStats => {
  const { mean } = estimateArm(sumsIn(moment.state, treatment));
  const comparison = treatment === control ? undefined : comparisonAt(moment, treatment, { control });
  if (!comparison) return { mean };
  const anytime = runningPValue(named(moment.state.looks, treatment) ?? beforeLooking);
  return {
    mean,
    effect: comparison.difference,
    interval: anytimeInterval(comparison, design),
    pValue: final ? finalPValue(anytime, welchTest(comparison).pValue) : anytime,
  };
};
