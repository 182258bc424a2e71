/** Derives the numbers and conclusions of an experiment's treatments from the sums of a metric. */

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
import { type Comparisons, compareWithControl } from './compared.ts';
import { type ArmSums, type Look, type LookState, ownValue, type Point, type PointStats, sumsIn } from './series.ts';

/** The treatments to compare, and the method. */
export interface ComparisonPlan {
  /** Absent in a draft without treatments. */
  readonly control: string | undefined;
  readonly treatments: readonly string[];
  readonly design: MixtureDesign;
  /** Compares the eligible treatments, if the control is eligible too. */
  readonly compare: (sums: ArmSums) => Comparisons;
}

export const comparisonPlanOf = (experiment: Experiment): ComparisonPlan => {
  const control = controlOf(experiment);
  const treatments = experiment.treatments.map(({ name }) => name);
  return { control, treatments, design: defaultDesign, compare: compareWithControl(control, treatments) };
};

/** Returns the look that compares each treatment with the control. */
export const comparisonLook = (plan: ComparisonPlan): Required<Look> => {
  const { control, treatments, design, compare } = plan;
  const others = control === undefined ? [] : treatments.filter((name) => name !== control);
  return {
    next: (sums, before) => {
      const found = compare(sums);
      return Object.fromEntries(
        others.map((name) => [name, lookAgain(ownValue(before, name) ?? beforeLooking, ownValue(found, name), design)]),
      );
    },
    point: (state) => pointOf(state, plan),
  };
};

/** Returns the numbers at a moment. `final` says that the experiment ended there as planned. */
export const pointOf = (state: LookState, plan: ComparisonPlan, final = false): Point =>
  Object.fromEntries(
    plan.treatments
      .filter((name) => isEligible(sumsIn(state, name)))
      .map((name) => [name, statsOf(state, name, { ...plan, final })]),
  );

const statsOf = (state: LookState, treatment: string, plan: ConclusionPlan): PointStats => {
  const comparison = comparisonOf(state, treatment, plan);
  if (!comparison) return { mean: ratioMean(asMean(sumsIn(state, treatment))) };
  return {
    mean: comparison.treatment.mean,
    effect: comparison.difference,
    halfWidth: anytimeHalfWidth(comparison, plan.design),
    pValue: conclusionOf(state, treatment, plan).pValue,
  };
};

interface ConclusionPlan extends ComparisonPlan {
  /** True at a planned end. */
  readonly final: boolean;
}

/** Concludes from all looks together. The results and the health page share this conclusion. */
export const conclusionOf = (
  state: LookState,
  treatment: string,
  { compare, final }: Pick<ConclusionPlan, 'compare' | 'final'>,
): Conclusion => {
  const running = ownValue(state.looks, treatment) ?? beforeLooking;
  const comparison = final ? comparisonOf(state, treatment, { compare }) : undefined;
  return comparison ? finalConclusion(running, comparison) : anytimeConclusion(running);
};

/** Returns the comparison of a treatment with the control if both are eligible. The control itself has none. */
export const comparisonOf = (
  { sums }: LookState,
  treatment: string,
  { compare }: Pick<ComparisonPlan, 'compare'>,
): Comparison | undefined => ownValue(compare(sums), treatment);

/**
 * Tests by index whether all these treatments have enough events and entities for results, as the control must have.
 */
export const readiness = ({ arms }: Columns, treatments: readonly string[], control: string | undefined) => {
  const needed = treatments.map((name) => arms.get(name)?.[name === control ? 'mean' : 'effect']);
  return (index: number): boolean => needed.every((column) => column !== undefined && !Number.isNaN(column[index]));
};

/** The numbers of a treatment that, like its control, does not vary between entities. */
const constantPair: Readonly<Record<Exclude<NumberName, 'mean'>, number>> = { effect: 0, halfWidth: 0, pValue: 1 };

/**
 * Fills in the numbers of constant pairs, which earlier versions left out of stored points. Two arms with means are
 * eligible, so only a constant pair lacks an effect.
 */
export const fillConstantPairs = ({ times, arms }: Columns, control: string | undefined): Columns => {
  const controlMeans = arms.get(control ?? '')?.mean;
  const complete = (columns: ArmColumns): ArmColumns => {
    const isLeftOut = (_: number, index: number) =>
      Number.isNaN(columns.effect[index]) &&
      Number.isFinite(columns.mean[index]) &&
      Number.isFinite(controlMeans?.[index]);
    if (!columns.effect.some(isLeftOut)) return columns;
    return armColumns((name) =>
      name === 'mean'
        ? columns.mean
        : columns[name].map((number, index) => (isLeftOut(number, index) ? constantPair[name] : number)),
    );
  };
  return {
    times,
    arms: new Map([...arms].map(([name, columns]) => [name, name === control ? columns : complete(columns)])),
  };
};
