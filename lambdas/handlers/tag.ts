/**
 * The operations of tags, by the ARN of their resource.
 */
import { ServiceError } from '../../contract/errors.ts';
import { arnHint, canExist, foreignServiceOf, parseArn, type Resource, resourceTypeOf } from '../../domain/arn.ts';
import { changeTrial, experimentRequest, launchRequest } from './change-trial.ts';
import type { Tags } from './check-members.ts';
import { contended, invalidMember, notFound, notOfHere } from './errors.ts';
import type { Context, Handler } from './handler.ts';
import { historyRecordOf } from './history-record.ts';
import {
  requireExperiment,
  requireFeature,
  requireLaunch,
  requireOutline,
  requireProject,
  requireSegment,
} from './require.ts';
import { retryOnConflict } from './retry.ts';

export const listTagsForResource: Handler<'ListTagsForResource'> = async ({ resourceArn }, context) => ({
  tags: await tagsOf(context, resourceIn(context, resourceArn)),
});

export const tagResource: Handler<'TagResource'> = async ({ resourceArn, tags }, context) => {
  const resource = resourceIn(context, resourceArn);
  await changeTags(context, { resource, operation: 'TagResource' }, (before) =>
    atMost(context.quotas.tags, { ...before, ...tags }),
  );
  return {};
};

/** Returns the tags. The service model has no ServiceQuotaExceededException for TagResource. */
const atMost = (limit: number, tags: Tags): Tags => {
  if (Object.keys(tags).length <= limit) return tags;
  throw new ServiceError('ValidationException', `A resource can have at most ${limit} tags.`, { reason: 'other' });
};

export const untagResource: Handler<'UntagResource'> = async ({ resourceArn, tagKeys }, context) => {
  if (tagKeys.length === 0) throw invalidMember('tagKeys', 'must have at least one key');
  const resource = resourceIn(context, resourceArn);
  await changeTags(context, { resource, operation: 'UntagResource' }, (before) =>
    Object.fromEntries(Object.entries(before).filter(([key]) => !tagKeys.includes(key))),
  );
  return {};
};

const resourceIn = ({ deployment }: Context, arn: string): Resource => {
  const service = foreignServiceOf(arn);
  if (service !== undefined) throw invalidMember('resourceArn', `is of the service ${service}. ${arnHint(deployment)}`);
  const resource = parseArn(deployment, arn);
  if (!resource) throw notOfHere(deployment, resourceTypeOf(arn) ?? 'project', arn);
  if (!canExist(resource)) throw notFound(deployment, resource);
  return resource;
};

const tagsOf = async (context: Context, { type, project = '', name }: Resource): Promise<Tags> => {
  const found = {
    project: () => requireProject(context, name),
    segment: () => requireSegment(context, name),
    feature: () => requireOutline(context, project, name),
    launch: () => requireLaunch(context, project, name),
    experiment: () => requireExperiment(context, project, name),
  };
  return (await found[type]()).entity.tags;
};

interface TagChange {
  readonly resource: Resource;
  readonly operation: 'TagResource' | 'UntagResource';
}

const changeTags = async (context: Context, change: TagChange, tags: (before: Tags) => Tags): Promise<void> => {
  const { resource, operation } = change;
  const { type, project = '', name } = resource;
  const retag = <Entity extends { readonly tags: Tags }>(entity: Entity): Entity => ({
    ...entity,
    tags: tags(entity.tags),
  });
  if (type === 'launch')
    await changeTrial(context, launchRequest(context, { project, name, operation }), async ({ before }) => ({
      after: retag(before.entity),
    }));
  else if (type === 'experiment')
    await changeTrial(context, experimentRequest(context, { project, name, operation }), async ({ before }) => ({
      after: retag(before.entity),
    }));
  else
    await retryOnConflict(
      () => replaceTagged(context, change, retag),
      () => contended(resource),
    );
};

const replaceTagged = async (
  context: Context,
  { resource, operation }: TagChange,
  retag: <Entity extends { readonly tags: Tags }>(entity: Entity) => Entity,
): Promise<'done' | 'changed'> => {
  const { store } = context;
  const recorded = (before: { readonly tags: Tags }, after: { readonly tags: Tags }) =>
    historyRecordOf(context, { operation, resource, before, after });
  if (resource.type === 'project') {
    const before = await requireProject(context, resource.name);
    const after = retag(before.entity);
    return store.projects.replace(before, after, recorded(before.entity, after));
  }
  if (resource.type === 'segment') {
    const before = await requireSegment(context, resource.name);
    const after = retag(before.entity);
    return store.segments.replace(before, after, recorded(before.entity, after));
  }
  const { entity: project } = await requireProject(context, resource.project ?? '');
  const before = await requireFeature(context, project.name, resource.name);
  const after = retag(before.entity);
  return store.features.replace(before, after, { projectId: project.id, record: recorded(before.entity, after) });
};
