/**
 * Judges the results of an experiment: a verdict for each treatment, and whether entities arrive in the intended
 * shares.
 */

import { type Experiment, hasEndedAsPlanned, metricsOf, weightsOf } from '../lifecycle/experiment.ts';
import { EVERYONE } from '../lifecycle/weights.ts';
import { type Conclusion, hasDrifted, judge, type Verdict } from '../stats/verdict.ts';
import { comparisonPlanOf, conclusionOf } from './comparison.ts';
import { type LookState, ownValue } from './series.ts';

/** A sample ratio mismatch has a p-value below this. Other experiment platforms are as strict. */
export const MISMATCH_THRESHOLD = 0.01;

/**
 * Returns the treatments that serve somebody, with their shares of the participants, and the treatments that serve
 * nobody.
 */
export const servedTreatments = (experiment: Experiment) => {
  const weights = weightsOf(experiment);
  const names = experiment.treatments.map(({ name }) => name);
  const treatments = names.filter((name) => (ownValue(weights, name) ?? 0) > 0);
  const total = treatments.reduce((sum, name) => sum + (ownValue(weights, name) ?? 0), 0) || EVERYONE;
  return {
    treatments,
    shares: treatments.map((name) => (ownValue(weights, name) ?? 0) / total),
    nobody: names.filter((name) => !treatments.includes(name)),
  };
};

/** The conclusion on a treatment after all looks so far. There is no interval before the first look. */
export interface JudgedTreatment extends Conclusion {
  readonly name: string;
  readonly verdict: Verdict;
  readonly drift: boolean;
}

/**
 * Judges the treatments, without the control, by the metric of an index. All looks so far count. The end counts too,
 * once the experiment has ended as planned.
 */
export const judgeTreatments = (experiment: Experiment, metric: number, state: LookState): JudgedTreatment[] => {
  const { control, compare } = comparisonPlanOf(experiment);
  const final = hasEndedAsPlanned(experiment);
  const conclusions = experiment.treatments
    .filter(({ name }) => name !== control)
    .map(({ name }) => ({ name, ...conclusionOf(state, name, { compare, final }) }));
  const verdicts = judge(conclusions, metricsOf(experiment)[metric]?.desiredChange ?? 'INCREASE');
  return conclusions.map((one, index) => ({
    ...one,
    drift: hasDrifted(one),
    verdict: verdicts[index] ?? 'Inconclusive',
  }));
};
