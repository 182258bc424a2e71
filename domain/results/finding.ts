// What is found in the results of an experiment: a verdict for each treatment, and whether entities arrive as they should.

import { controlOf, type Experiment, weightsOf } from '../lifecycle/experiment.ts';
import { everyone } from '../lifecycle/weights.ts';
import type { Interval } from '../stats/normal-mixture.ts';
import { beforeLooking, hasDrifted, runningPValue } from '../stats/running-look.ts';
import { judge, type Verdict } from '../stats/verdict.ts';
import { type Looks, named } from './series.ts';

/** Below this p-value entities do not arrive in the shares that they should: AWS's peers all take a strict line here. */
export const mismatchLine = 0.01;

/** The treatments that somebody is served, with their shares of those who take part, and the others. */
export const servedTreatments = (experiment: Experiment) => {
  const weights = weightsOf(experiment);
  const names = experiment.treatments.map(({ name }) => name);
  const treatments = names.filter((name) => (named(weights, name) ?? 0) > 0);
  const total = treatments.reduce((sum, name) => sum + (named(weights, name) ?? 0), 0) || everyone;
  return {
    treatments,
    shares: treatments.map((name) => (named(weights, name) ?? 0) / total),
    nobody: names.filter((name) => !treatments.includes(name)),
  };
};

/** A treatment beside the control, after all looks so far; no interval before the first look. */
export interface Judged {
  readonly name: string;
  readonly verdict: Verdict;
  readonly pValue: number;
  readonly drift: boolean;
  readonly interval?: Interval;
}

/** The treatments of an experiment, without the control, as the looks at a metric (by its place) find them. */
export const judged = (experiment: Experiment, metric: number, looks: Looks): Judged[] => {
  const control = controlOf(experiment);
  const found = experiment.treatments
    .filter(({ name }) => name !== control)
    .map(({ name }) => {
      const running = named(looks, name) ?? beforeLooking;
      const { intersection: interval } = running;
      return {
        name,
        pValue: runningPValue(running),
        drift: hasDrifted(running),
        ...(interval ? { interval } : {}),
      };
    });
  const verdicts = judge(found, experiment.metricGoals[metric]?.desiredChange ?? 'INCREASE');
  return found.map((one, index) => ({ ...one, verdict: verdicts[index] ?? 'Inconclusive' }));
};
