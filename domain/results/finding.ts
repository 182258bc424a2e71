// What is found in the results of an experiment: a verdict for each treatment, and whether entities arrive as they should.

import { type Experiment, weightsOf } from '../lifecycle/experiment.ts';
import { EVERYONE } from '../lifecycle/weights.ts';
import { type Conclusion, hasDrifted, judge, type Verdict } from '../stats/verdict.ts';
import { comparingOf, conclusionIn } from './comparison.ts';
import { endedAsPlanned } from './ended.ts';
import { type LookState, named } from './series.ts';

/** Below this p-value entities do not arrive in the shares that they should: AWS's peers all take a strict line here. */
export const MISMATCH_THRESHOLD = 0.01;

/** The treatments that somebody is served, with their shares of those who take part, and the others. */
export const servedTreatments = (experiment: Experiment) => {
  const weights = weightsOf(experiment);
  const names = experiment.treatments.map(({ name }) => name);
  const treatments = names.filter((name) => (named(weights, name) ?? 0) > 0);
  const total = treatments.reduce((sum, name) => sum + (named(weights, name) ?? 0), 0) || EVERYONE;
  return {
    treatments,
    shares: treatments.map((name) => (named(weights, name) ?? 0) / total),
    nobody: names.filter((name) => !treatments.includes(name)),
  };
};

/** A treatment beside the control, after all looks so far; no interval before the first look. */
export interface JudgedTreatment extends Conclusion {
  readonly name: string;
  readonly verdict: Verdict;
  readonly drift: boolean;
}

/**
 * The treatments of an experiment, without the control, as a metric (by its place) finds them: by all looks so far, and
 * once the experiment has ended as planned by its end too.
 */
export const judgeTreatments = (experiment: Experiment, metric: number, state: LookState): JudgedTreatment[] => {
  const { control, compared } = comparingOf(experiment);
  const final = endedAsPlanned(experiment);
  const found = experiment.treatments
    .filter(({ name }) => name !== control)
    .map(({ name }) => ({ name, ...conclusionIn(state, name, { compared, final }) }));
  const verdicts = judge(found, experiment.metricGoals[metric]?.desiredChange ?? 'INCREASE');
  return found.map((one, index) => ({
    ...one,
    drift: hasDrifted(one),
    verdict: verdicts[index] ?? 'Inconclusive',
  }));
};
