/**
 * The operations that list history.
 */
import {
  arnHint,
  arnOf,
  canExist,
  type Deployment,
  parseArn,
  parsePath,
  type Resource,
  type ResourceType,
} from '../../domain/arn.ts';
import type { Project } from '../../domain/project.ts';
import { epochSeconds, showState } from '../../domain/shown-state.ts';
import type { HistoryOwner, HistoryRecord } from '../store/resources/history.ts';
import { invalidMember, notFound } from './errors.ts';
import type { Context, Handler } from './handler.ts';
import { nameIn } from './require.ts';

const DEFAULT_PAGE = 50;

export const listHistory: Handler<'ListHistory'> = async ({ project: reference, resource, ...page }, context) => {
  const project = await presentOrDeleted(context, reference);
  const filter = resource === undefined ? undefined : resourceIn(context.deployment, project.name, resource);
  return pageOf(context, { ...page, owner: project.id, project: project.name, resource: filter });
};

export const listAccountHistory: Handler<'ListAccountHistory'> = async ({ resource, ...page }, context) => {
  const filter = resource === undefined ? undefined : resourceOfAccount(context.deployment, resource);
  return pageOf(context, { ...page, resource: filter });
};

interface Asked {
  readonly owner?: HistoryOwner;
  /** The name of the project that the history is of. */
  readonly project?: string;
  readonly resource: Resource | undefined;
  readonly from?: number;
  readonly to?: number;
  readonly maxResults?: number;
  readonly nextToken?: string;
}

const pageOf = async (context: Context, { owner, project, resource, ...page }: Asked) => {
  const { from, to, maxResults: limit = DEFAULT_PAGE, nextToken: after } = page;
  if (from !== undefined && to !== undefined && to <= from) throw invalidMember('to', 'must be later than from');
  const of = resource && { resourceType: resource.type, name: resource.name };
  const { entities, last } = await context.store.history.list(
    { owner, resource: of, now: context.now, from, to },
    { limit, after },
  );
  return { history: entities.map((record) => recordView(context.deployment, project, record)), nextToken: last };
};

const recordView = (deployment: Deployment, project: string | undefined, record: HistoryRecord) => {
  const { id, time, operation, actor, actorName, resourceType, name, before, after } = record;
  return {
    id,
    time,
    operation,
    actor,
    actorName,
    resource: arnOf(deployment, { type: resourceType, name, ...(project === undefined ? {} : { project }) }),
    resourceType,
    before: showState(before, epochSeconds),
    after: showState(after, epochSeconds),
  };
};

/**
 * The name and creation id of a project, or of the last one that was deleted under its name.
 *
 * @throws ServiceError ResourceNotFoundException where there is neither.
 */
const presentOrDeleted = async (context: Context, reference: string): Promise<Pick<Project, 'id' | 'name'>> => {
  const resource: Resource = { type: 'project', name: nameIn(context, 'project', reference) };
  const found = canExist(resource) ? await findProject(context, resource.name) : undefined;
  if (!found) throw notFound(context.deployment, resource);
  return found;
};

const findProject = async (
  { store, now }: Context,
  name: string,
): Promise<Pick<Project, 'id' | 'name'> | undefined> => {
  const present = await store.projects.get(name);
  if (present) return present.entity;
  const made = { resource: { resourceType: 'project', name } as const, now };
  const [last] = (await store.history.list(made, { limit: 1 })).entities;
  return last?.operation === 'DeleteProject' ? (last.before as Project) : undefined;
};

const anExample = { project: 'feature/search', segment: 'segment/visitors' };

const readResource = (deployment: Deployment, text: string, paths: readonly string[]): Resource => {
  const read = () => paths.map((path) => parsePath(path)).find((one) => one !== undefined);
  const resource = text.includes(':') ? parseArn(deployment, text) : read();
  if (resource && canExist(resource)) return resource;
  const example = paths.length > 1 ? anExample.project : anExample.segment;
  throw invalidMember(
    'resource',
    `must be an ARN of here, or a type and a name like ${example}, not '${text}'. ${arnHint(deployment)}`,
  );
};

/** The resource in a filter: an ARN, or its last part, such as `feature/search`. */
const resourceIn = (deployment: Deployment, project: string, text: string): Resource => {
  const resource = readResource(deployment, text, [`project/${project}/${text}`, text]);
  if ((resource.project ?? resource.name) !== project || resource.type === 'segment')
    throw invalidMember('resource', 'must be the project or a resource in it');
  return resource;
};

const ofAccount: ReadonlySet<ResourceType> = new Set(['segment', 'project']);

const resourceOfAccount = (deployment: Deployment, text: string): Resource => {
  const resource = readResource(deployment, text, [text]);
  if (!ofAccount.has(resource.type))
    throw invalidMember('resource', 'must be a segment or a project: ListHistory has what is in a project');
  return resource;
};
