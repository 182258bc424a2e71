/**
 * The operations of launches.
 */
import { ServiceError } from '../../contract/errors.ts';
import type { Input } from '../../contract/index.ts';
import { shownTime } from '../../contract/shape/time.ts';
import {
  beginLaunch,
  endLaunch,
  type Launch,
  launchAsStored,
  launchConflicts,
  launchFaults,
  launchFeatures,
  launchSegments,
  launchStartFaults,
  newStepFaults,
  type Step,
  sortSteps,
} from '../../domain/lifecycle/launch.ts';
import { alarmsOf, withGuardDefaults } from '../../domain/lifecycle/launch-guard.ts';
import { dropEmptyPatterns } from '../../domain/lifecycle/metric.ts';
import { lifecycle } from '../../domain/lifecycle/state.ts';
import { trialIdOf } from '../../domain/lifecycle/trial.ts';
import { asCreation, changeTrial, launchRequest } from './change-trial.ts';
import { checkMetrics, checkTags } from './check-members.ts';
import { conflict, throwIfAny } from './errors.ts';
import type { Context, Handler } from './handler.ts';
import { featuresToStart, newFeatures, patternsOf } from './references.ts';
import { nameIn, requireLaunch, requireProject } from './require.ts';
import { askAlarms } from './require-alarms.ts';
import { showLaunch } from './show-launch.ts';
import { launchView } from './view/launch.ts';

export const createLaunch: Handler<'CreateLaunch'> = async (input, context) => {
  const request = launchRequest(context, { project: input.project, name: input.name, operation: 'CreateLaunch' });
  const launch = await changeTrial(context, asCreation(request), ({ project }) => newLaunch(context, project, input));
  return { launch: await showLaunch(context, launch) };
};

/**
 * Decides what CreateLaunch makes: the launch, and what it depends on.
 *
 * @throws ServiceError for each reason to refuse it but that it exists, and quotas.
 */
export const newLaunch = async (context: Context, project: string, input: Omit<Input<'CreateLaunch'>, 'project'>) => {
  const requested: Launch = {
    id: trialIdOf(context.newId()),
    project,
    name: input.name,
    description: input.description ?? '',
    status: 'CREATED',
    createdTime: context.now,
    lastUpdatedTime: context.now,
    groups: input.groups,
    metricMonitors: checkMetrics(input.metricMonitors ?? [], 'metricMonitors'),
    ...(input.alarms?.length ? { alarms: alarmsOf(input.alarms) } : {}),
    randomizationSalt: input.randomizationSalt || input.name,
    steps: stepsOf(context, input.scheduledSplitsConfig),
    stepsBegun: 0,
    tags: checkTags(context, input.tags ?? {}, { type: 'launch', project, name: input.name }),
  };
  throwIfAny(launchFaults(requested));
  const after = {
    ...requested,
    metricMonitors: requested.metricMonitors.map(withGuardDefaults),
    steps: sortSteps(requested.steps),
  };
  const features = await newFeatures(context, project, { after: launchFeatures(after) });
  return { after, features, patterns: await patternsOf(context, launchSegments(after)) };
};

type SplitsConfig = Input<'CreateLaunch'>['scheduledSplitsConfig'];

/** Steps in the order of the request, so that faults name their indexes, with segments by name. */
const stepsOf = (context: Context, config: SplitsConfig): Step[] =>
  (config?.steps ?? []).map(({ startTime, groupWeights, segmentOverrides = [] }) => ({
    startTime,
    groupWeights,
    segmentOverrides: segmentOverrides.map((override) => ({
      ...override,
      segment: nameIn(context, 'segment', override.segment),
    })),
  }));

export const getLaunch: Handler<'GetLaunch'> = async ({ project, launch }, context) => {
  const { entity } = await requireProject(context, project);
  return { launch: await showLaunch(context, await requireLaunch(context, entity.name, launch)) };
};

const DEFAULT_PAGE = 50;

export const listLaunches: Handler<'ListLaunches'> = async (
  { project, status, maxResults: limit = DEFAULT_PAGE, nextToken: after },
  context,
) => {
  const { entity } = await requireProject(context, project);
  const { entities, last } = await context.store.launches.list({ project: entity.name, status }, { limit, after });
  return { launches: entities.map((launch) => launchView(context.deployment, launch)), nextToken: last };
};

export const updateLaunch: Handler<'UpdateLaunch'> = async (input, context) => {
  const { project, launch: name, expectedVersion } = input;
  const request = launchRequest(context, { project, name, operation: 'UpdateLaunch', expectedVersion });
  const launch = await changeTrial(context, request, ({ before }) => updatedLaunch(context, before.entity, input));
  return { launch: await showLaunch(context, launch) };
};

type LaunchMembers = Omit<Input<'UpdateLaunch'>, 'project' | 'launch'>;

/**
 * Decides what UpdateLaunch makes of a launch.
 *
 * @throws ServiceError for each reason to refuse it.
 */
export const updatedLaunch = async (context: Context, entity: Launch, input: LaunchMembers) => {
  const before = withShownTimes(entity);
  return decidedLaunch(context, before, {
    requested: applyUpdate(context, before, input),
    check: () => checkMetrics(input.metricMonitors ?? [], 'metricMonitors'),
  });
};

interface RequestedLaunch {
  readonly requested: Launch;
  /** Throws for what the request gives and nobody may. */
  readonly check?: () => void;
}

/**
 * Decides whether a launch may become the requested one.
 *
 * @throws ServiceError for each reason to refuse it.
 */
export const decidedLaunch = async (context: Context, before: Launch, { requested, check }: RequestedLaunch) => {
  refuseEnded(context, before);
  const after = keepFrozenMembers(context, before, {
    ...requested,
    metricMonitors: requested.metricMonitors.map(withGuardDefaults),
  });
  check?.();
  throwIfAny(launchFaults(requested));
  if (before.status === 'RUNNING')
    throwIfAny([...newStepFaults(before, after, context.now), ...launchStartFaults(after)]);
  const patterns = await patternsOf(context, launchSegments(after));
  const named = { before: launchFeatures(before), after: launchFeatures(after) };
  return { after, patterns, features: await newFeatures(context, before.project, named) };
};

/** Clients send back begun steps with the times that answers show, also where an earlier version stored other times. */
const withShownTimes = (launch: Launch): Launch => ({
  ...launch,
  steps: launch.steps.map((step) => ({ ...step, startTime: shownTime(step.startTime) })),
});

const applyUpdate = (context: Context, before: Launch, input: LaunchMembers): Launch => ({
  ...before,
  description: input.description ?? before.description,
  groups: input.groups ?? before.groups,
  metricMonitors: input.metricMonitors ? dropEmptyPatterns(input.metricMonitors) : before.metricMonitors,
  ...(input.alarms ? { alarms: input.alarms.length > 0 ? alarmsOf(input.alarms) : undefined } : {}),
  randomizationSalt: input.randomizationSalt || before.randomizationSalt,
  steps: input.scheduledSplitsConfig ? stepsOf(context, input.scheduledSplitsConfig) : before.steps,
  lastUpdatedTime: context.now,
});

const refuseEnded = ({ deployment }: Context, { project, name, status }: Launch): void => {
  if (lifecycle.launch.update[status] === 'ConflictException')
    throw conflict(deployment, { type: 'launch', project, name }, `Launch ${name} is ${status} and cannot be updated`);
};

/** A running launch keeps the steps that have begun. */
const keepFrozenMembers = ({ deployment, now }: Context, before: Launch, requested: Launch): Launch => {
  if (lifecycle.launch.update[before.status] !== 'partly') return { ...requested, steps: sortSteps(requested.steps) };
  const after = launchAsStored(before, requested, now);
  const members = launchConflicts(before, after, now);
  if (members.length === 0) return after;
  const { project, name } = before;
  throw conflict(
    deployment,
    { type: 'launch', project, name },
    `Launch ${name} is running: ${members.join(', ')} cannot change`,
  );
};

export const startLaunch: Handler<'StartLaunch'> = async ({ project, launch: name, expectedVersion }, context) => {
  const request = launchRequest(context, { project, name, operation: 'StartLaunch', expectedVersion });
  const launch = await changeTrial(context, request, async ({ before: { entity: before } }) => {
    if (lifecycle.launch.start[before.status] !== 'done')
      throw conflict(
        context.deployment,
        { type: 'launch', project: before.project, name },
        `Launch ${name} is ${before.status} and cannot be started`,
      );
    const alarms = await askAlarms(context, before);
    const features = await featuresToStart(context, {
      member: 'groups',
      arms: before.groups,
      faults: [...launchStartFaults(before), ...alarms.faults],
      starts: { type: 'launch', project: before.project, name },
    });
    alarms.refuseRaised();
    return {
      after: beginLaunch(before, context.now),
      features,
      patterns: await patternsOf(context, launchSegments(before)),
    };
  });
  return { launch: await showLaunch(context, launch) };
};

/** @throws ServiceError for a launch that does not run. The service model has no ConflictException for StopLaunch. */
export const refuseToStopLaunch = ({ status }: Launch): void => {
  if (lifecycle.launch.stop[status] !== 'done')
    throw new ServiceError('ValidationException', 'Launch cannot be cancelled from current status', {
      reason: 'other',
    });
};

export const stopLaunch: Handler<'StopLaunch'> = async (input, context) => {
  const { project, launch: name, desiredState, reason, expectedVersion } = input;
  const request = launchRequest(context, { project, name, operation: 'StopLaunch', expectedVersion });
  const launch = await changeTrial(context, request, async ({ before: { entity: before } }) => {
    refuseToStopLaunch(before);
    return { after: endLaunch(before, { state: desiredState ?? 'COMPLETED', reason }, context.now) };
  });
  return { endedTime: launch.entity.endedTime };
};

export const deleteLaunch: Handler<'DeleteLaunch'> = async ({ project, launch: name, expectedVersion }, context) => {
  const request = launchRequest(context, { project, name, operation: 'DeleteLaunch', expectedVersion });
  await changeTrial(context, request, async ({ before: { entity: before } }) => {
    if (lifecycle.launch.delete[before.status] !== 'done')
      throw conflict(
        context.deployment,
        { type: 'launch', project: before.project, name },
        `Launch ${name} is running; stop it first`,
      );
    return {};
  });
  return {};
};
