// What the sums of an experiment's metric say of its treatments at a moment.

import { controlOf, type Experiment } from '../lifecycle/experiment.ts';
import { type Comparison, estimateArm } from '../stats/comparison.ts';
import { anytimeFinding, finalFinding } from '../stats/conclusion.ts';
import { eligibleComparison, isEligible } from '../stats/eligibility.ts';
import { anytimeInterval, defaultDesign, type MixtureDesign } from '../stats/normal-mixture.ts';
import { beforeLooking, lookAgain } from '../stats/running-look.ts';
import type { Finding } from '../stats/verdict.ts';
import { type Look, type LookState, named, type Point, type PointStats, sumsIn, sumsOf } from './series.ts';

/** What is compared, and how. */
export interface Comparing {
  /** Absent in a draft without treatments. */
  readonly control: string | undefined;
  readonly treatments: readonly string[];
  readonly design: MixtureDesign;
}

export const comparingOf = (experiment: Experiment): Comparing => ({
  control: controlOf(experiment),
  treatments: experiment.treatments.map(({ name }) => name),
  design: defaultDesign,
});

/** Looks at each treatment beside the control. */
export const comparingLook = (comparing: Comparing): Required<Look> => ({
  again: (sums, before) =>
    Object.fromEntries(
      others(comparing).map(({ control, treatment }) => {
        const both = { control: sumsOf(sums, control), treatment: sumsOf(sums, treatment) };
        return [treatment, lookAgain(named(before, treatment) ?? beforeLooking, both, comparing.design)];
      }),
    ),
  point: (state) => pointOf(state, comparing),
});

const others = ({ control, treatments }: Comparing) =>
  control === undefined
    ? []
    : treatments.filter((name) => name !== control).map((treatment) => ({ control, treatment }));

/** The numbers at a moment; `final` when the experiment has ended there as planned. */
export const pointOf = (state: LookState, comparing: Comparing, final = false): Point =>
  Object.fromEntries(
    comparing.treatments
      .filter((name) => isEligible(sumsIn(state, name)))
      .map((name) => [name, statsOf(state, name, { ...comparing, final })]),
  );

const statsOf = (state: LookState, treatment: string, comparing: Concluding): PointStats => {
  const comparison = comparisonIn(state, treatment, comparing);
  if (!comparison) return { mean: estimateArm(sumsIn(state, treatment)).mean };
  return {
    mean: comparison.treatment.mean,
    effect: comparison.difference,
    interval: anytimeInterval(comparison, comparing.design),
    pValue: findingIn(state, treatment, comparing).pValue,
  };
};

interface Concluding extends Comparing {
  /** Whether this is the end, and was planned. */
  readonly final: boolean;
}

/** What all looks together say of a treatment: in the results and in the health the same. */
export const findingIn = (
  state: LookState,
  treatment: string,
  { control, final }: Pick<Concluding, 'control' | 'final'>,
): Finding => {
  const running = named(state.looks, treatment) ?? beforeLooking;
  const comparison = final ? comparisonIn(state, treatment, { control }) : undefined;
  return comparison ? finalFinding(running, comparison) : anytimeFinding(running);
};

/** The comparison of a treatment with the control, if both are eligible; none for the control itself. */
export const comparisonIn = (
  state: LookState,
  treatment: string,
  { control }: Pick<Comparing, 'control'>,
): Comparison | undefined =>
  control === undefined || treatment === control
    ? undefined
    : eligibleComparison(sumsIn(state, control), sumsIn(state, treatment));

/** Whether all these treatments have what the results need: enough events and entities, and a difference that varies. */
export const isReady = (point: Point, treatments: readonly string[], control: string | undefined): boolean =>
  treatments.every((name) => (name === control ? named(point, name) : named(point, name)?.effect) !== undefined);
