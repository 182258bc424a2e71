// What the sums of an experiment's metric say of its treatments at a moment.

import { controlOf, type Experiment } from '../lifecycle/experiment.ts';
import { type Comparison, estimateArm } from '../stats/comparison.ts';
import { eligibleComparison, isEligible } from '../stats/eligibility.ts';
import { finalPValue } from '../stats/hybrid-p-value.ts';
import { anytimeInterval, defaultDesign, type MixtureDesign } from '../stats/normal-mixture.ts';
import { beforeLooking, lookAgain, runningPValue } from '../stats/running-look.ts';
import { welchTest } from '../stats/welch.ts';
import { type Look, type LookState, named, type Point, type PointStats, sumsIn, sumsOf } from './series.ts';

/** What is compared, and how. */
export interface Comparing {
  readonly control: string;
  readonly treatments: readonly string[];
  readonly design: MixtureDesign;
}

export const comparingOf = (experiment: Experiment): Comparing => ({
  control: controlOf(experiment) ?? '',
  treatments: experiment.treatments.map(({ name }) => name),
  design: defaultDesign,
});

/** Looks at each treatment beside the control. */
export const comparingLook = (comparing: Comparing): Required<Look> => ({
  again: (sums, before) =>
    Object.fromEntries(
      others(comparing).map((name) => {
        const both = { control: sumsOf(sums, comparing.control), treatment: sumsOf(sums, name) };
        return [name, lookAgain(named(before, name) ?? beforeLooking, both, comparing.design)];
      }),
    ),
  point: (state) => pointOf(state, comparing),
});

const others = ({ control, treatments }: Comparing) => treatments.filter((name) => name !== control);

/** The numbers at a moment; `final` when the experiment has ended there. */
export const pointOf = (state: LookState, comparing: Comparing, final = false): Point =>
  Object.fromEntries(
    comparing.treatments
      .filter((name) => isEligible(sumsIn(state, name)))
      .map((name) => [name, statsOf(state, name, { ...comparing, final })]),
  );

const statsOf = (
  state: LookState,
  treatment: string,
  comparing: Comparing & { readonly final: boolean },
): PointStats => {
  const comparison = comparisonIn(state, treatment, comparing);
  if (!comparison) return { mean: estimateArm(sumsIn(state, treatment)).mean };
  const anytime = runningPValue(named(state.looks, treatment) ?? beforeLooking);
  return {
    mean: comparison.treatment.mean,
    effect: comparison.difference,
    interval: anytimeInterval(comparison, comparing.design),
    pValue: comparing.final ? finalPValue(anytime, welchTest(comparison).pValue) : anytime,
  };
};

/** The comparison of a treatment with the control, if both are eligible; none for the control itself. */
export const comparisonIn = (
  state: LookState,
  treatment: string,
  { control }: Pick<Comparing, 'control'>,
): Comparison | undefined =>
  treatment === control ? undefined : eligibleComparison(sumsIn(state, control), sumsIn(state, treatment));

/** Whether all these treatments have what the results need: enough events and entities, and a difference that varies. */
export const isReady = (point: Point, treatments: readonly string[], control: string): boolean =>
  treatments.every((name) => (name === control ? named(point, name) : named(point, name)?.effect) !== undefined);
