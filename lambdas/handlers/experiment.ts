/**
 * The operations of experiments.
 */
import type { Input } from '../../contract/index.ts';
import {
  beginExperiment,
  type Experiment,
  endExperiment,
  experimentAsStored,
  experimentConflicts,
  experimentFaults,
  experimentFeatures,
  experimentSegments,
  experimentStartFaults,
} from '../../domain/lifecycle/experiment.ts';
import { dropEmptyPatterns, type Guardrail } from '../../domain/lifecycle/metric.ts';
import { lifecycle } from '../../domain/lifecycle/state.ts';
import { trialIdOf } from '../../domain/lifecycle/trial.ts';
import { EVERYONE } from '../../domain/lifecycle/weights.ts';
import { asCreation, changeTrial, experimentRequest } from './change-trial.ts';
import { checkMetrics, checkTags } from './check-members.ts';
import { conflict, invalidMember, throwIfAny } from './errors.ts';
import type { Context, Handler } from './handler.ts';
import { featuresToStart, newFeatures, patternsOf } from './references.ts';
import { nameIn, requireExperiment, requireProject } from './require.ts';
import { experimentView } from './view/experiment.ts';

export const createExperiment: Handler<'CreateExperiment'> = async (input, context) => {
  const { project: reference, name } = input;
  const request = experimentRequest(context, { project: reference, name, operation: 'CreateExperiment' });
  const experiment = await changeTrial(context, asCreation(request), ({ project }) =>
    newExperiment(context, project, input),
  );
  return { experiment: experimentView(context.deployment, experiment) };
};

/**
 * Decides what CreateExperiment makes: the experiment, and what it depends on.
 *
 * @throws ServiceError for each reason to refuse it but that it exists, and quotas.
 */
export const newExperiment = async (
  context: Context,
  project: string,
  input: Omit<Input<'CreateExperiment'>, 'project'>,
) => {
  const { name } = input;
  const after: Experiment = {
    id: trialIdOf(context.newId()),
    project,
    name,
    description: input.description ?? '',
    status: 'CREATED',
    createdTime: context.now,
    lastUpdatedTime: context.now,
    treatments: input.treatments,
    metricGoals: checkMetrics(input.metricGoals, 'metricGoals'),
    randomizationSalt: input.randomizationSalt || name,
    samplingRate: input.samplingRate ?? EVERYONE,
    ...(input.segment === undefined ? {} : { segment: nameIn(context, 'segment', input.segment) }),
    ...onlineAbOf(input.onlineAbConfig),
    ...guardrailsOf(checkMetrics(input.guardrails ?? [], 'guardrails')),
    tags: checkTags(context, input.tags ?? {}, { type: 'experiment', project, name }),
  };
  throwIfAny(experimentFaults(after));
  const features = await newFeatures(context, project, { after: experimentFeatures(after) });
  return { after, features, patterns: await patternsOf(context, experimentSegments(after)) };
};

type OnlineAb = Pick<Experiment, 'controlTreatmentName' | 'treatmentWeights'>;

/** Empty weights count as left out. Otherwise every treatment would have a share of 0. */
const onlineAbOf = ({
  controlTreatmentName,
  treatmentWeights = {},
}: Input<'CreateExperiment'>['onlineAbConfig'] = {}): OnlineAb => ({
  ...(controlTreatmentName === undefined ? {} : { controlTreatmentName }),
  ...(Object.keys(treatmentWeights).length === 0 ? {} : { treatmentWeights }),
});

/** An empty list is the same as none. */
const guardrailsOf = (guardrails: readonly Guardrail[]): Pick<Experiment, 'guardrails'> =>
  guardrails.length === 0 ? {} : { guardrails };

export const getExperiment: Handler<'GetExperiment'> = async ({ project, experiment }, context) => {
  const { entity } = await requireProject(context, project);
  const found = await requireExperiment(context, entity.name, experiment);
  return { experiment: experimentView(context.deployment, found) };
};

const DEFAULT_PAGE = 50;

export const listExperiments: Handler<'ListExperiments'> = async (
  { project, status, maxResults: limit = DEFAULT_PAGE, nextToken: after },
  context,
) => {
  const { entity } = await requireProject(context, project);
  const { entities, last } = await context.store.experiments.list({ project: entity.name, status }, { limit, after });
  return { experiments: entities.map((one) => experimentView(context.deployment, one)), nextToken: last };
};

export const updateExperiment: Handler<'UpdateExperiment'> = async (input, context) => {
  const { project, experiment: name, expectedVersion } = input;
  const request = experimentRequest(context, { project, name, operation: 'UpdateExperiment', expectedVersion });
  const experiment = await changeTrial(context, request, ({ before }) =>
    updatedExperiment(context, before.entity, input),
  );
  return { experiment: experimentView(context.deployment, experiment) };
};

type ExperimentMembers = Omit<Input<'UpdateExperiment'>, 'project' | 'experiment'>;

/**
 * Decides what UpdateExperiment makes of an experiment.
 *
 * @throws ServiceError for each reason to refuse it.
 */
export const updatedExperiment = async (context: Context, before: Experiment, input: ExperimentMembers) => {
  refuseEnded(context, before);
  return decidedExperiment(context, before, {
    requested: applyUpdate(context, before, input),
    check: () => {
      checkMetrics(input.metricGoals ?? [], 'metricGoals');
      checkMetrics(input.guardrails ?? [], 'guardrails');
    },
  });
};

interface RequestedExperiment {
  readonly requested: Experiment;
  /** Throws for what the request gives and nobody may. */
  readonly check?: () => void;
}

/**
 * Decides whether an experiment may become the requested one.
 *
 * @throws ServiceError for each reason to refuse it.
 */
export const decidedExperiment = async (
  context: Context,
  before: Experiment,
  { requested, check }: RequestedExperiment,
) => {
  refuseEnded(context, before);
  const after = keepFrozenMembers(context, before, requested);
  check?.();
  throwIfAny(experimentFaults(after));
  const patterns = await patternsOf(context, experimentSegments(after));
  const named = { before: experimentFeatures(before), after: experimentFeatures(after) };
  return { after, patterns, features: await newFeatures(context, before.project, named) };
};

const applyUpdate = (context: Context, before: Experiment, input: ExperimentMembers): Experiment => {
  const { segment, guardrails = [], ...rest } = before;
  if (input.segment !== undefined && input.removeSegment)
    throw invalidMember('removeSegment', 'cannot be true when a segment is given');
  const kept = input.removeSegment || segment === undefined ? {} : { segment };
  return {
    ...rest,
    description: input.description ?? before.description,
    treatments: input.treatments ?? before.treatments,
    metricGoals: input.metricGoals ? dropEmptyPatterns(input.metricGoals) : before.metricGoals,
    randomizationSalt: input.randomizationSalt || before.randomizationSalt,
    samplingRate: input.samplingRate ?? before.samplingRate,
    ...(input.segment === undefined ? kept : { segment: nameIn(context, 'segment', input.segment) }),
    ...onlineAbOf(input.onlineAbConfig),
    ...guardrailsOf(input.guardrails ? dropEmptyPatterns(input.guardrails) : guardrails),
    lastUpdatedTime: context.now,
  };
};

const refuseEnded = ({ deployment }: Context, { project, name, status }: Experiment): void => {
  if (lifecycle.experiment.update[status] === 'ConflictException')
    throw conflict(
      deployment,
      { type: 'experiment', project, name },
      `Experiment ${name} is ${status} and cannot be updated`,
    );
};

/** A running experiment keeps the members that its results depend on. */
const keepFrozenMembers = ({ deployment }: Context, before: Experiment, requested: Experiment): Experiment => {
  if (lifecycle.experiment.update[before.status] !== 'partly') return requested;
  const after = experimentAsStored(before, requested);
  const members = experimentConflicts(before, after);
  if (members.length === 0) return after;
  const { project, name } = before;
  throw conflict(
    deployment,
    { type: 'experiment', project, name },
    `Experiment ${name} is running: ${members.join(', ')} cannot change`,
  );
};

export const startExperiment: Handler<'StartExperiment'> = async (input, context) => {
  const { project, experiment: name, analysisCompleteTime, expectedVersion } = input;
  const request = experimentRequest(context, { project, name, operation: 'StartExperiment', expectedVersion });
  const experiment = await changeTrial(context, request, async ({ before: { entity: before } }) => {
    if (lifecycle.experiment.start[before.status] !== 'done')
      throw conflict(
        context.deployment,
        { type: 'experiment', project: before.project, name },
        `Experiment ${name} is ${before.status} and cannot be started`,
      );
    return {
      after: beginExperiment(before, analysisCompleteTime, context.now),
      features: await featuresToStart(context, {
        member: 'treatments',
        arms: before.treatments,
        faults: experimentStartFaults(before, analysisCompleteTime, context.now),
        starts: { type: 'experiment', project: before.project, name },
      }),
      patterns: await patternsOf(context, experimentSegments(before)),
    };
  });
  return { startedTime: experiment.entity.startedTime };
};

/** @throws ServiceError ConflictException for an experiment that does not run. */
export const refuseToStopExperiment = ({ deployment }: Context, { project, name, status }: Experiment): void => {
  if (lifecycle.experiment.stop[status] !== 'done')
    throw conflict(
      deployment,
      { type: 'experiment', project, name },
      `Experiment ${name} is ${status} and cannot be stopped`,
    );
};

export const stopExperiment: Handler<'StopExperiment'> = async (input, context) => {
  const { project, experiment: name, desiredState, reason, expectedVersion } = input;
  const request = experimentRequest(context, { project, name, operation: 'StopExperiment', expectedVersion });
  const experiment = await changeTrial(context, request, async ({ before: { entity: before } }) => {
    refuseToStopExperiment(context, before);
    return { after: endExperiment(before, { state: desiredState ?? 'COMPLETED', reason }, context.now) };
  });
  return { endedTime: experiment.entity.endedTime };
};

export const deleteExperiment: Handler<'DeleteExperiment'> = async (input, context) => {
  const { project, experiment: name, expectedVersion } = input;
  const request = experimentRequest(context, { project, name, operation: 'DeleteExperiment', expectedVersion });
  await changeTrial(context, request, async ({ before: { entity: before } }) => {
    if (lifecycle.experiment.delete[before.status] !== 'done')
      throw conflict(
        context.deployment,
        { type: 'experiment', project: before.project, name },
        `Experiment ${name} is running; stop it first`,
      );
    return {};
  });
  return {};
};
