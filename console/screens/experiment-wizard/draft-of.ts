/**
 * The draft of an experiment that is there, and the update that makes of one what a draft says.
 */
import type { Input } from '../../../contract/index.ts';
import type { Experiment } from '../../api/queries/experiments.ts';
import { controlOf, servedBy } from '../experiment/treatments.ts';
import { type Draft, type DraftGoal, newDraft, newGoal, percentOf, requestOf } from './draft.ts';

/** @returns a draft from which the same experiment follows. */
export const draftOf = (experiment: Experiment): Draft => {
  const served = servedBy(experiment);
  const byTreatment = new Map(served.map(({ treatment, variation }) => [treatment, variation]));
  return {
    ...newDraft(served[0]?.feature),
    name: experiment.name,
    hypothesis: experiment.description ?? '',
    variations: served.map(({ variation }) => variation),
    treatments: treatmentsOf(experiment),
    control: byTreatment.get(controlOf(experiment)) ?? '',
    weights: Object.fromEntries(
      typedWeights(experiment).map(([treatment, weight]) => [byTreatment.get(treatment) ?? treatment, weight]),
    ),
    goals: (experiment.metricGoals ?? []).map(goalOf),
    segment: experiment.segment?.slice(experiment.segment.lastIndexOf('/') + 1) ?? '',
    sampling: percentOf(experiment.samplingRate ?? 0),
  };
};

/** The form has one feature, of which each variation is served by one treatment. Others are made by the API. */
export const fitsForm = (experiment: Experiment): boolean => {
  const served = servedBy(experiment);
  const unique = (names: readonly string[]): number => new Set(names).size;
  return (
    served.length === (experiment.treatments ?? []).length &&
    unique(served.map(({ feature }) => feature)) <= 1 &&
    unique(served.map(({ variation }) => variation)) === served.length
  );
};

const treatmentsOf = ({ treatments = [] }: Experiment): NonNullable<Draft['treatments']> =>
  Object.fromEntries(
    treatments.flatMap(({ name, description, featureVariations = {} }) =>
      Object.values(featureVariations).map((variation = '') => [
        variation,
        { name, ...(description === undefined ? {} : { description }) },
      ]),
    ),
  );

/** Shares that differ by no more than what rounding leaves are those that nobody has typed. */
const typedWeights = ({ onlineAbDefinition }: Experiment): readonly (readonly [string, string])[] => {
  const all = Object.entries(onlineAbDefinition?.treatmentWeights ?? {});
  const weights = all.map(([, weight = 0]) => weight);
  if (Math.max(...weights) - Math.min(...weights) <= 1) return [];
  return all.map(([name, weight = 0]) => [name, percentOf(weight)]);
};

type Goal = NonNullable<Experiment['metricGoals']>[number];

const goalOf = ({ metricDefinition: definition, desiredChange }: Goal): DraftGoal => ({
  ...newGoal,
  name: definition.name ?? '',
  entityIdKey: definition.entityIdKey ?? '',
  valueKey: definition.valueKey ?? '',
  pattern: definition.eventPattern ?? '',
  direction: desiredChange ?? 'none',
  aggregation: definition.aggregation ?? 'VALUE_PER_EVENT',
  unit: definition.unitLabel ?? '',
  options: optionsOf(definition),
});

type GoalOptions = NonNullable<DraftGoal['options']>;

/** What the form does not show stays as the service has it. */
const optionsOf = (definition: Goal['metricDefinition']): GoalOptions => {
  const { name, entityIdKey, valueKey, eventPattern, aggregation, unitLabel, ...options } = definition;
  return options as GoalOptions;
};

export type ExperimentChanges = Omit<Input<'UpdateExperiment'>, 'project' | 'experiment' | 'expectedVersion'>;

/** The members that changed; those that did not may be locked. */
export const updateOf = (before: Draft, after: Draft): ExperimentChanges => {
  const [old, young] = [requestOf('', before), requestOf('', after)];
  const differs = (member: keyof typeof young): boolean =>
    JSON.stringify(old[member]) !== JSON.stringify(young[member]);
  return {
    ...(differs('description') ? { description: after.hypothesis } : {}),
    ...(differs('treatments') ? { treatments: young.treatments } : {}),
    ...(differs('treatments') || differs('onlineAbConfig') ? { onlineAbConfig: splitOf(after) } : {}),
    ...(differs('metricGoals') ? { metricGoals: young.metricGoals } : {}),
    ...(differs('samplingRate') ? { samplingRate: young.samplingRate } : {}),
    ...(differs('segment') ? (after.segment === '' ? { removeSegment: true } : { segment: after.segment }) : {}),
  };
};

const EVERYONE = 100_000;

/** Weights that are left out would stay what they were, of treatments that may be gone. So equal ones are said too. */
const splitOf = (draft: Draft): NonNullable<ExperimentChanges['onlineAbConfig']> => {
  const { treatments, onlineAbConfig } = requestOf('', draft);
  const equal = Math.floor(EVERYONE / Math.max(treatments.length, 1));
  return {
    treatmentWeights: Object.fromEntries(treatments.map(({ name }) => [name, equal])),
    ...onlineAbConfig,
  };
};
