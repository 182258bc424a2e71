/**
 * An experiment: treatments that are compared by metrics, until its analysis is complete.
 */
import { clockTolerance } from '../clock-tolerance.ts';
import { type Fault, repeated } from '../fault.ts';
import { presentTime } from '../present-time.ts';
import { same } from '../same.ts';
import { armsAsStored, metricsAsStored, weightsAsStored } from './as-stored.ts';
import { type MetricGoal, repeatedMetrics } from './metric.ts';
import type { StopState, Trial } from './state.ts';
import { equalWeights, excess, nobodysWeights, unknownNames, type Weights } from './weights.ts';

export interface Treatment {
  readonly name: string;
  readonly description?: string | undefined;
  readonly feature: string;
  readonly variation: string;
}

export interface Experiment extends Trial {
  /** Milliseconds since the epoch at which a running experiment completes by itself. */
  readonly analysisCompleteTime?: number;
  readonly treatments: readonly Treatment[];
  readonly metricGoals: readonly MetricGoal[];
  /** Share of the matching entities that take part, in thousandths of a percent. */
  readonly samplingRate: number;
  /** The segment's name. */
  readonly segment?: string;
  /** As given; see {@link controlOf} for the default. */
  readonly controlTreatmentName?: string;
  /** As given; see {@link weightsOf} for the default. */
  readonly treatmentWeights?: Weights;
}

const day = 86_400_000;

/** The longest time from the start of an experiment to its `analysisCompleteTime`, in milliseconds. */
const longestExperiment = 30 * day;

/** The control: the first treatment unless named. */
export const controlOf = (experiment: Experiment): string | undefined =>
  experiment.controlTreatmentName ?? experiment.treatments[0]?.name;

/** The weights: equal shares unless given. */
export const weightsOf = (experiment: Experiment): Weights =>
  experiment.treatmentWeights ?? equalWeights(experiment.treatments.map(({ name }) => name));

const weightsAt = 'onlineAbConfig.treatmentWeights';

/** What no experiment may be, a draft neither. */
export const experimentFaults = (experiment: Experiment): Fault[] => {
  const names = experiment.treatments.map(({ name }) => name);
  return [
    ...repeated(names, (name, index) => ({
      name: `treatments[${index}].name`,
      message: `'${name}' is already a treatment`,
    })),
    ...unknownNames(experiment.treatmentWeights ?? {}, names, weightsAt),
    ...repeatedMetrics(experiment.metricGoals, 'metricGoals'),
  ];
};

/** What an experiment that runs may not be, all of it at once. */
export const experimentStartFaults = (experiment: Experiment, analysisCompleteTime: number, now: number): Fault[] => {
  const names = experiment.treatments.map(({ name }) => name);
  const control = controlOf(experiment);
  return [
    ...(names.length < 2
      ? [{ name: 'treatments', message: 'an experiment needs at least two treatments to start' }]
      : []),
    ...(control !== undefined && !names.includes(control)
      ? [{ name: 'onlineAbConfig.controlTreatmentName', message: `'${control}' is not a treatment` }]
      : []),
    ...excess(weightsOf(experiment), weightsAt),
    ...nobodysWeights(weightsOf(experiment), weightsAt),
    ...completionFaults(analysisCompleteTime, now),
  ];
};

const completionFaults = (analysisCompleteTime: number, now: number): Fault[] => {
  const name = 'analysisCompleteTime';
  if (analysisCompleteTime <= now) return [{ name, message: `must be in the future; ${presentTime(now)}` }];
  if (analysisCompleteTime > now + longestExperiment + clockTolerance)
    return [{ name, message: `must be at most 30 days ahead; ${presentTime(now)}` }];
  return [];
};

/** The experiment as StartExperiment leaves it. */
export const startExperiment = (experiment: Experiment, analysisCompleteTime: number, now: number): Experiment => ({
  ...experiment,
  status: 'RUNNING',
  startedTime: now,
  analysisCompleteTime,
  lastUpdatedTime: now,
});

/** The experiment as StopExperiment leaves it at `now`, or its completion at `analysisCompleteTime`. */
export const stopExperiment = (
  experiment: Experiment,
  stop: { state: StopState; reason?: string | undefined },
  now: number,
): Experiment => ({
  ...experiment,
  status: stop.state,
  ...(stop.reason === undefined ? {} : { statusReason: stop.reason }),
  endedTime: now,
  lastUpdatedTime: now,
});

/** The moment at which a running experiment completes. */
export const experimentDueTime = (experiment: Experiment): number | undefined =>
  experiment.status === 'RUNNING' ? experiment.analysisCompleteTime : undefined;

const frozen = ['treatments', 'metricGoals', 'randomizationSalt', 'segment'] as const;

/** The update of a running experiment, where it says in other words what is stored already and may not change. */
export const experimentAsStored = (before: Experiment, after: Experiment): Experiment => ({
  ...after,
  treatments: armsAsStored(before.treatments, after.treatments),
  metricGoals: metricsAsStored(before.metricGoals, after.metricGoals),
  ...(after.treatmentWeights === undefined
    ? {}
    : { treatmentWeights: weightsAsStored(weightsOf(before), after.treatmentWeights, namesOf(before)) }),
});

const namesOf = ({ treatments }: Experiment): string[] => treatments.map(({ name }) => name);

/** The members that a change to a running experiment would touch although they may not change any more. */
export const experimentConflicts = (before: Experiment, after: Experiment): string[] => {
  // Other treatments have other defaults, which nobody asked for.
  const { treatments } = before;
  const online = { ...after, treatments };
  return [
    ...frozen.filter((member) => !same(before[member], after[member])),
    ...(controlOf(before) === controlOf(online) ? [] : ['controlTreatmentName']),
    ...(same(weightsOf(before), weightsOf(online)) ? [] : ['treatmentWeights']),
  ];
};

/** The name of the segment that the experiment is for, if it is for one. */
export const experimentSegments = ({ segment }: Experiment): string[] => (segment === undefined ? [] : [segment]);

/** The names of all features that the experiment refers to, each once. */
export const experimentFeatures = ({ treatments }: Experiment): string[] => [
  ...new Set(treatments.map(({ feature }) => feature)),
];
