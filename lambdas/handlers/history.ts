/**
 * The operation that lists the history of a project.
 */
import { arnHint, arnOf, canExist, type Deployment, parseArn, parsePath, type Resource } from '../../domain/arn.ts';
import { epochSeconds, showState } from '../../domain/shown-state.ts';
import { invalidMember } from './errors.ts';
import type { Handler } from './handler.ts';
import { requireProject } from './require.ts';

const DEFAULT_PAGE = 50;

export const listHistory: Handler<'ListHistory'> = async (
  { project: reference, resource, maxResults: limit = DEFAULT_PAGE, nextToken: after },
  context,
) => {
  const { entity: project } = await requireProject(context, reference);
  const filter = resource === undefined ? undefined : resourceIn(context.deployment, project.name, resource);
  const { entities, last } = await context.store.history.list(
    { owner: project.id, resource: filter && { resourceType: filter.type, name: filter.name }, now: context.now },
    { limit, after },
  );
  return {
    history: entities.map(({ id, time, operation, actor, resourceType, name, before, after: afterwards }) => ({
      id,
      time,
      operation,
      actor,
      resource: arnOf(context.deployment, { type: resourceType, project: project.name, name }),
      resourceType,
      before: showState(before, epochSeconds),
      after: showState(afterwards, epochSeconds),
    })),
    nextToken: last,
  };
};

/** The resource in a filter: an ARN, or its last part, such as `feature/search`. */
const resourceIn = (deployment: Deployment, project: string, text: string): Resource => {
  const resource = text.includes(':')
    ? parseArn(deployment, text)
    : (parsePath(`project/${project}/${text}`) ?? parsePath(text));
  if (!resource || !canExist(resource))
    throw invalidMember(
      'resource',
      `must be an ARN of here, or a type and a name like feature/search, not '${text}'. ${arnHint(deployment)}`,
    );
  if ((resource.project ?? resource.name) !== project || resource.type === 'segment')
    throw invalidMember('resource', 'must be the project or a resource in it');
  return resource;
};
