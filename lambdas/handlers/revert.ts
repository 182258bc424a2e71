/**
 * RevertChange: an update, or a change of tags, is taken back by one that the history records like any other.
 */
import { arnOf, type Resource } from '../../domain/arn.ts';
import { epochSeconds, showState } from '../../domain/shown-state.ts';
import type { Context, Handler } from './handler.ts';
import { historyRecordOf } from './history-record.ts';
import { requireProject } from './require.ts';
import { noChange, refuseIrreversible } from './revert-refusals.ts';
import { type Reverted, reverts } from './revert-resource.ts';

const operation = 'RevertChange';

export const revertChange: Handler<'RevertChange'> = async ({ project: reference, id, time, dryRun }, context) => {
  const { entity: project } = await requireProject(context, reference);
  const record = await context.store.history.get({ owner: project.id, id, time, now: context.now });
  if (!record) throw noChange(context, project.name, { id, time });
  refuseIrreversible(record);
  const resource: Resource = {
    type: record.resourceType,
    name: record.name,
    ...(record.resourceType === 'project' ? {} : { project: project.name }),
  };
  const change = { resource, record, projectId: project.id, dryRun: dryRun === true };
  const { before, after } = await reverts[record.resourceType as keyof typeof reverts](context, change);
  return {
    resource: arnOf(context.deployment, resource),
    resourceType: record.resourceType,
    operation: record.operation,
    ...touched(context, { resource, before, after }),
  };
};

/** The members that change, without when. */
const touched = (context: Context, { resource, ...states }: Reverted & { readonly resource: Resource }) => {
  const { before = {}, after = {} } = historyRecordOf(context, { operation, resource, ...states });
  const shown = (state: unknown) => {
    const { lastUpdatedTime: _, ...members } = showState(state, epochSeconds) as Record<string, unknown>;
    return members;
  };
  return { before: shown(before), after: shown(after) };
};
