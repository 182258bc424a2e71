/** An experiment compares treatments by metrics until its analysis is complete. */

import type { Weights } from '@selfevident/evaluation';
import { CLOCK_TOLERANCE } from '../clock-tolerance.ts';
import { type Fault, repetitionFaults } from '../fault.ts';
import { presentTime } from '../present-time.ts';
import { same } from '../same.ts';
import { armsAsStored, guardrailsAsStored, metricsAsStored, weightsAsStored } from './as-stored.ts';
import { type Guardrail, type MetricGoal, repeatedMetricFaults } from './metric.ts';
import { metricOptionFaults } from './metric-options.ts';
import type { StopState, Trial } from './trial.ts';
import { equalWeights, excessFaults, noShareFaults, unknownNameFaults } from './weights.ts';

export interface Treatment {
  readonly name: string;
  readonly description?: string | undefined;
  readonly feature: string;
  readonly variation: string;
}

export interface Experiment extends Trial {
  /** A running experiment completes by itself at this time, in milliseconds since the epoch. */
  readonly analysisCompleteTime?: number;
  readonly treatments: readonly Treatment[];
  readonly metricGoals: readonly MetricGoal[];
  /** Absent for none, also in experiments of earlier versions. */
  readonly guardrails?: readonly Guardrail[];
  /** Share of the matching entities that take part, in thousandths of a percent. */
  readonly samplingRate: number;
  /** The segment's name. */
  readonly segment?: string;
  /** As the request gave it. {@link controlOf} has the default. */
  readonly controlTreatmentName?: string;
  /** As the request gave them. {@link weightsOf} has the default. */
  readonly treatmentWeights?: Weights;
}

/** Who gets what of it. */
export type TreatmentSplit = Pick<Experiment, 'treatments' | 'controlTreatmentName' | 'treatmentWeights'>;

const DAY = 86_400_000;

/** The longest time from the start of an experiment to its `analysisCompleteTime`, in milliseconds. */
const LONGEST_EXPERIMENT = 30 * DAY;

/** Returns the name of the control: the first treatment by default. */
export const controlOf = (experiment: TreatmentSplit): string | undefined =>
  experiment.controlTreatmentName ?? experiment.treatments[0]?.name;

/** Returns the weights: equal shares by default. */
export const weightsOf = (experiment: TreatmentSplit): Weights =>
  experiment.treatmentWeights ?? equalWeights(experiment.treatments.map(({ name }) => name));

/**
 * Returns all metrics: the goals, followed by the guardrails. The index of a metric in this list is that of its counts,
 * and neither list changes after the start.
 */
export const metricsOf = ({ metricGoals, guardrails = [] }: Experiment): readonly MetricGoal[] => [
  ...metricGoals,
  ...guardrails,
];

const weightsPath = 'onlineAbConfig.treatmentWeights';

/** Returns the faults that no experiment may have, not even a draft. */
export const experimentFaults = (experiment: Experiment): Fault[] => {
  const { metricGoals, guardrails = [] } = experiment;
  const names = experiment.treatments.map(({ name }) => name);
  return [
    ...repetitionFaults(names, (name, index) => ({
      name: `treatments[${index}].name`,
      message: `'${name}' is already a treatment`,
    })),
    ...unknownNameFaults(experiment.treatmentWeights ?? {}, names, weightsPath),
    ...repeatedMetricFaults({ metricGoals, guardrails }),
    ...metricOptionFaults(metricGoals, 'metricGoals'),
    ...metricOptionFaults(guardrails, 'guardrails'),
  ];
};

/** Returns all faults that keep an experiment from starting. */
export const experimentStartFaults = (
  experiment: TreatmentSplit,
  analysisCompleteTime: number,
  now: number,
): Fault[] => {
  const names = experiment.treatments.map(({ name }) => name);
  const control = controlOf(experiment);
  return [
    ...(names.length < 2
      ? [{ name: 'treatments', message: 'an experiment needs at least two treatments to start' }]
      : []),
    ...(control !== undefined && !names.includes(control)
      ? [{ name: 'onlineAbConfig.controlTreatmentName', message: `'${control}' is not a treatment` }]
      : []),
    ...excessFaults(weightsOf(experiment), weightsPath),
    ...noShareFaults(weightsOf(experiment), weightsPath),
    ...completionFaults(analysisCompleteTime, now),
  ];
};

const completionFaults = (analysisCompleteTime: number, now: number): Fault[] => {
  const name = 'analysisCompleteTime';
  if (analysisCompleteTime <= now) return [{ name, message: `must be in the future; ${presentTime(now)}` }];
  if (analysisCompleteTime > now + LONGEST_EXPERIMENT + CLOCK_TOLERANCE)
    return [{ name, message: `must be at most 30 days ahead; ${presentTime(now)}` }];
  return [];
};

/** Returns the experiment after StartExperiment. */
export const beginExperiment = (experiment: Experiment, analysisCompleteTime: number, now: number): Experiment => ({
  ...experiment,
  status: 'RUNNING',
  startedTime: now,
  analysisCompleteTime,
  lastUpdatedTime: now,
});

/** Returns the experiment after StopExperiment at `now`, or after its completion at `analysisCompleteTime`. */
export const endExperiment = (
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

/**
 * Returns the experiment as of `now`, in milliseconds since the epoch. It counts as ended from its end on, even before
 * the end is written.
 */
export const experimentAt = (experiment: Experiment, now: number): Experiment => {
  const { status, analysisCompleteTime: end } = experiment;
  if (status !== 'RUNNING' || end === undefined || end > now) return experiment;
  return { ...experiment, status: 'COMPLETED', endedTime: end };
};

/**
 * Tells whether an experiment ended at the time that its start set. StopExperiment ends it earlier, when somebody has
 * seen enough.
 */
export const hasEndedAsPlanned = ({ endedTime, analysisCompleteTime }: Experiment): boolean =>
  endedTime !== undefined && endedTime === analysisCompleteTime;

/** Returns the time at which a running experiment completes. */
export const experimentDueTime = (experiment: Experiment): number | undefined =>
  experiment.status === 'RUNNING' ? experiment.analysisCompleteTime : undefined;

const frozen = ['treatments', 'metricGoals', 'guardrails', 'randomizationSalt', 'segment'] as const;

/** Returns the update of a running experiment, with frozen members in their stored form where both mean the same. */
export const experimentAsStored = (before: Experiment, after: Experiment): Experiment => ({
  ...after,
  treatments: armsAsStored(before.treatments, after.treatments),
  metricGoals: metricsAsStored(before.metricGoals, after.metricGoals),
  ...(after.guardrails ? { guardrails: guardrailsAsStored(before.guardrails ?? [], after.guardrails) } : {}),
  ...(after.treatmentWeights === undefined
    ? {}
    : { treatmentWeights: weightsAsStored(weightsOf(before), after.treatmentWeights, namesOf(before)) }),
});

const namesOf = ({ treatments }: Experiment): string[] => treatments.map(({ name }) => name);

/** Returns the frozen members that an update of a running experiment would change. */
export const experimentConflicts = (before: Experiment, after: Experiment): string[] => {
  // Other treatments have other defaults, which the request did not choose.
  const { treatments } = before;
  const online = { ...after, treatments };
  return [
    ...frozen.filter((member) => !same(before[member], after[member])),
    ...(controlOf(before) === controlOf(online) ? [] : ['controlTreatmentName']),
    ...(same(weightsOf(before), weightsOf(online)) ? [] : ['treatmentWeights']),
  ];
};

/** Returns the name of the experiment's segment, if it has one. */
export const experimentSegments = ({ segment }: Experiment): string[] => (segment === undefined ? [] : [segment]);

/** Returns the names of all features of the experiment, each once. */
export const experimentFeatures = ({ treatments }: Experiment): string[] => [
  ...new Set(treatments.map(({ feature }) => feature)),
];
