// What the sums of an experiment's metric say of its treatments at a moment.

import { controlOf, type Experiment } from '../lifecycle/experiment.ts';
import type { Comparison } from '../stats/comparison.ts';
import { anytimeConclusion, finalConclusion } from '../stats/conclusion.ts';
import { isEligible } from '../stats/eligibility.ts';
import { anytimeHalfWidth, defaultDesign, type MixtureDesign } from '../stats/normal-mixture.ts';
import { ratioMean } from '../stats/ratio-mean.ts';
import { asMean } from '../stats/ratio-of-values.ts';
import { beforeLooking, lookAgain } from '../stats/running-look.ts';
import type { Conclusion } from '../stats/verdict.ts';
import { type ArmColumns, armColumns, type Columns, type NumberName } from './columns.ts';
import { type Comparisons, comparedWith } from './compared.ts';
import { type ArmSums, type Look, type LookState, named, type Point, type PointStats, sumsIn } from './series.ts';

/** What is compared, and how. */
export interface Comparing {
  /** Absent in a draft without treatments. */
  readonly control: string | undefined;
  readonly treatments: readonly string[];
  readonly design: MixtureDesign;
  /** The comparisons of those treatments that are eligible, as the control is. */
  readonly compared: (sums: ArmSums) => Comparisons;
}

export const comparingOf = (experiment: Experiment): Comparing => {
  const control = controlOf(experiment);
  const treatments = experiment.treatments.map(({ name }) => name);
  return { control, treatments, design: defaultDesign, compared: comparedWith(control, treatments) };
};

/** Looks at each treatment beside the control. */
export const comparingLook = (comparing: Comparing): Required<Look> => {
  const { control, treatments, design, compared } = comparing;
  const others = control === undefined ? [] : treatments.filter((name) => name !== control);
  return {
    again: (sums, before) => {
      const found = compared(sums);
      return Object.fromEntries(
        others.map((name) => [name, lookAgain(named(before, name) ?? beforeLooking, named(found, name), design)]),
      );
    },
    point: (state) => pointOf(state, comparing),
  };
};

/** The numbers at a moment; `final` when the experiment has ended there as planned. */
export const pointOf = (state: LookState, comparing: Comparing, final = false): Point =>
  Object.fromEntries(
    comparing.treatments
      .filter((name) => isEligible(sumsIn(state, name)))
      .map((name) => [name, statsOf(state, name, { ...comparing, final })]),
  );

const statsOf = (state: LookState, treatment: string, comparing: Concluding): PointStats => {
  const comparison = comparisonIn(state, treatment, comparing);
  if (!comparison) return { mean: ratioMean(asMean(sumsIn(state, treatment))) };
  return {
    mean: comparison.treatment.mean,
    effect: comparison.difference,
    halfWidth: anytimeHalfWidth(comparison, comparing.design),
    pValue: conclusionIn(state, treatment, comparing).pValue,
  };
};

interface Concluding extends Comparing {
  /** Whether this is the end, and was planned. */
  readonly final: boolean;
}

/** What all looks together say of a treatment: in the results and in the health the same. */
export const conclusionIn = (
  state: LookState,
  treatment: string,
  { compared, final }: Pick<Concluding, 'compared' | 'final'>,
): Conclusion => {
  const running = named(state.looks, treatment) ?? beforeLooking;
  const comparison = final ? comparisonIn(state, treatment, { compared }) : undefined;
  return comparison ? finalConclusion(running, comparison) : anytimeConclusion(running);
};

/** The comparison of a treatment with the control, if both are eligible; none for the control itself. */
export const comparisonIn = (
  { sums }: LookState,
  treatment: string,
  { compared }: Pick<Comparing, 'compared'>,
): Comparison | undefined => named(compared(sums), treatment);

/** At which places all these treatments have what the results need: enough events and entities, as the control has. */
export const readiness = ({ arms }: Columns, treatments: readonly string[], control: string | undefined) => {
  const needed = treatments.map((name) => arms.get(name)?.[name === control ? 'mean' : 'effect']);
  return (index: number): boolean => needed.every((column) => column !== undefined && !Number.isNaN(column[index]));
};

/** What is said of a treatment that does not vary from entity to entity, as its control does not. */
const constantPair: Readonly<Record<Exclude<NumberName, 'mean'>, number>> = { effect: 0, halfWidth: 0, pValue: 1 };

/**
 * The columns with the numbers of constant pairs, which earlier versions left out of the points that they kept: two arms with
 * means are eligible, so only such a pair has no effect.
 */
export const withConstantPairs = ({ times, arms }: Columns, control: string | undefined): Columns => {
  const beside = arms.get(control ?? '')?.mean;
  const completed = (of: ArmColumns): ArmColumns => {
    const isLeftOut = (_: number, index: number) =>
      Number.isNaN(of.effect[index]) && Number.isFinite(of.mean[index]) && Number.isFinite(beside?.[index]);
    if (!of.effect.some(isLeftOut)) return of;
    return armColumns((name) =>
      name === 'mean'
        ? of.mean
        : of[name].map((number, index) => (isLeftOut(number, index) ? constantPair[name] : number)),
    );
  };
  return { times, arms: new Map([...arms].map(([name, of]) => [name, name === control ? of : completed(of)])) };
};
