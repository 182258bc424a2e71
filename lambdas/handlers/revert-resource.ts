/**
 * Takes back one change of each kind of resource, on the conditions of its updates.
 */
import type { Resource } from '../../domain/arn.ts';
import { featureFaults } from '../../domain/feature.ts';
import { type RecordedChange, revertMembers, revertSteps } from '../../domain/revert.ts';
import type { HistoryRecord } from '../store/resources/history.ts';
import { changeTrial, experimentRequest, launchRequest, showLaunchInHistory } from './change-trial.ts';
import { contended, throwIfAny } from './errors.ts';
import { decidedExperiment } from './experiment.ts';
import { checkFeature } from './feature.ts';
import type { Context } from './handler.ts';
import { historyRecordOf } from './history-record.ts';
import { decidedLaunch } from './launch.ts';
import { deliveryOf } from './project.ts';
import { requireFeature, requireProject } from './require.ts';
import { retryOnConflict } from './retry.ts';
import { refuseMoved, requireRoom } from './revert-refusals.ts';

const operation = 'RevertChange';

export interface FoundChange {
  readonly resource: Resource;
  readonly record: HistoryRecord;
  readonly projectId: string;
  readonly dryRun: boolean;
}

export interface Reverted {
  readonly before: object;
  readonly after: object;
}

/** The entity with the members of the record put back. @throws ServiceError ConflictException for changed members. */
const putBack = <Entity extends object>(
  context: Context,
  { resource, record }: FoundChange,
  entity: Entity,
): Entity => {
  const { reverted, moved } = revertMembers(entity, record as RecordedChange);
  refuseMoved(context, resource, moved);
  return { ...reverted, lastUpdatedTime: context.now };
};

const revertProject = async (context: Context, change: FoundChange): Promise<Reverted> => {
  const { resource, dryRun } = change;
  let states: Reverted | undefined;
  await retryOnConflict(
    async () => {
      const before = await requireProject(context, resource.name);
      const after = putBack(context, change, before.entity);
      deliveryOf(context, after.dataDelivery, 'dataDelivery.');
      states = { before: before.entity, after };
      if (dryRun) return 'done';
      return context.store.projects.replace(
        before,
        after,
        historyRecordOf(context, { operation, resource, ...states }),
      );
    },
    () => contended(resource),
  );
  return states as Reverted;
};

const revertFeature = async (context: Context, change: FoundChange): Promise<Reverted> => {
  const { resource, projectId, dryRun } = change;
  let states: Reverted | undefined;
  await retryOnConflict(
    async () => {
      const before = await requireFeature(context, resource.project ?? '', resource.name);
      const after = putBack(context, change, before.entity);
      throwIfAny(featureFaults(after));
      await checkFeature(context, before, after);
      states = { before: before.entity, after };
      if (dryRun) return 'done';
      const record = historyRecordOf(context, { operation, resource, ...states });
      return context.store.features.replace(before, after, { projectId, record });
    },
    () => contended(resource),
  );
  return states as Reverted;
};

const revertLaunch = async (context: Context, change: FoundChange): Promise<Reverted> => {
  const { resource, dryRun } = change;
  let before: object = {};
  const named = { project: resource.project ?? '', name: resource.name, operation } as const;
  const { entity } = await changeTrial(
    context,
    { ...launchRequest(context, named), dryRun },
    async ({ before: { entity: launch } }) => {
      const reverted = putBack(context, change, launch);
      const requested = { ...reverted, steps: revertSteps(launch, reverted.steps, context.now) };
      requireRoom(context, resource, requested.steps);
      before = showLaunchInHistory(launch);
      const isOnlyTagged = /^(Unt|T)agResource$/.test(change.record.operation);
      return isOnlyTagged ? { after: requested } : decidedLaunch(context, launch, { requested });
    },
  );
  return { before, after: showLaunchInHistory(entity) };
};

const revertExperiment = async (context: Context, change: FoundChange): Promise<Reverted> => {
  const { resource, dryRun } = change;
  let before: object = {};
  const named = { project: resource.project ?? '', name: resource.name, operation } as const;
  const { entity: after } = await changeTrial(
    context,
    { ...experimentRequest(context, named), dryRun },
    async ({ before: { entity: experiment } }) => {
      before = experiment;
      const requested = putBack(context, change, experiment);
      const isOnlyTagged = /^(Unt|T)agResource$/.test(change.record.operation);
      return isOnlyTagged ? { after: requested } : decidedExperiment(context, experiment, { requested });
    },
  );
  return { before, after };
};

/** By the type of the resource. Each resolves to the resource before and after. */
export const reverts = {
  project: revertProject,
  feature: revertFeature,
  launch: revertLaunch,
  experiment: revertExperiment,
};
