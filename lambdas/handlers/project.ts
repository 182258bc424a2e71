/**
 * The operations of projects.
 */
import { createHash } from 'node:crypto';
import type { Resource } from '../../domain/arn.ts';
import { MAX_KEYS } from '../../domain/key/key.ts';
import { type AppConfigResource, type DataDelivery, noProjectCounts, type Project } from '../../domain/project.ts';
import type { StoredProject } from '../store/resources/project.ts';
import { checkTags } from './check-members.ts';
import { alreadyExists, conflict, contended, invalidMember, quotaExceeded } from './errors.ts';
import type { Context, Handler } from './handler.ts';
import { historyRecordOf } from './history-record.ts';
import { nameIn, requireProject } from './require.ts';
import { requireVersion } from './require-version.ts';
import { retryOnConflict } from './retry.ts';
import { projectView } from './view/project.ts';

const resourceOf = (name: string): Resource => ({ type: 'project', name });

export const createProject: Handler<'CreateProject'> = async (input, context) => {
  const { store, deployment, quotas, now } = context;
  const tags = checkTags(context, input.tags ?? {}, resourceOf(input.name));
  const project: Project = {
    id: context.newId(),
    name: input.name,
    description: input.description ?? '',
    createdTime: now,
    lastUpdatedTime: now,
    ...deliveryOf(context, input.dataDelivery, 'dataDelivery.'),
    ...appConfigOf(input.name, input.appConfigResource),
    tags,
  };
  const resource = resourceOf(project.name);
  const record = historyRecordOf(context, { operation: 'CreateProject', resource, after: project });
  const created = { entity: project, version: store.firstVersion() };
  const outcome = await store.projects.create(created, quotas.projects, record);
  if (outcome === 'exists') throw alreadyExists(deployment, resource);
  if (outcome === 'quotaExceeded')
    throw quotaExceeded(deployment, resource, { name: 'projects', limit: quotas.projects, setting: 'projects' });
  return { project: projectView(deployment, { ...created, counts: noProjectCounts }) };
};

export const getProject: Handler<'GetProject'> = async ({ project }, context) => ({
  project: projectView(context.deployment, await requireProject(context, project)),
});

const DEFAULT_PAGE = 50;

export const listProjects: Handler<'ListProjects'> = async (
  { maxResults: limit = DEFAULT_PAGE, nextToken: after },
  { store, deployment },
) => {
  const { entities, last } = await store.projects.list({ limit, after });
  return { projects: entities.map((project) => projectView(deployment, project)), nextToken: last };
};

export const updateProject: Handler<'UpdateProject'> = (input, context) => {
  const { project, description, appConfigResource, expectedVersion: expected } = input;
  return changeProject(context, { reference: project, operation: 'UpdateProject', expected }, (before) => ({
    ...before,
    description: description ?? before.description,
    ...appConfigOf(before.name, appConfigResource),
  }));
};

export const updateProjectDataDelivery: Handler<'UpdateProjectDataDelivery'> = (input, context) => {
  const { project, s3Destination, cloudWatchLogs, expectedVersion: expected } = input;
  const operation = 'UpdateProjectDataDelivery';
  return changeProject(context, { reference: project, operation, expected }, (before) => {
    const { dataDelivery: _, ...rest } = before;
    return { ...rest, ...deliveryOf(context, { s3Destination, cloudWatchLogs }, '') };
  });
};

interface ProjectChange {
  readonly reference: string;
  readonly operation: 'UpdateProject' | 'UpdateProjectDataDelivery';
  /** The version that the caller expects, if it does. */
  readonly expected: number | undefined;
}

const changeProject = async (
  context: Context,
  { reference, operation, expected }: ProjectChange,
  change: (before: Project) => Project,
) => {
  const resource = resourceOf(nameIn(context, 'project', reference));
  let changed: Parameters<typeof projectView>[1] | undefined;
  await retryOnConflict(
    async () => {
      const before = await requireProject(context, reference);
      requireVersion(context, { resource, expected }, before);
      const after = { ...change(before.entity), lastUpdatedTime: context.now };
      const record = historyRecordOf(context, { operation, resource, before: before.entity, after });
      changed = { ...before, entity: after, version: before.version + 1 };
      return context.store.projects.replace(before, after, record);
    },
    () => contended(resource),
  );
  return { project: projectView(context.deployment, changed as NonNullable<typeof changed>) };
};

export const deleteProject: Handler<'DeleteProject'> = async (input, context) => {
  const { project: reference, expectedVersion: expected } = input;
  const resource = resourceOf(nameIn(context, 'project', reference));
  await retryOnConflict(
    async () => {
      const before = await requireProject(context, reference);
      requireVersion(context, { resource, expected }, before);
      refuseFull(context, before);
      const record = historyRecordOf(context, { operation: 'DeleteProject', resource, before: before.entity });
      const { entities } = await context.store.keys.list(before.entity.name, { limit: MAX_KEYS });
      const keys = entities.map(({ entity }) => entity);
      return context.store.projects.delete(before, record, keys);
    },
    () => contended(resource),
  );
  return {};
};

const refuseFull = ({ deployment }: Context, { entity, counts }: StoredProject): void => {
  const { featureCount, launchCount, experimentCount } = counts;
  if (featureCount + launchCount + experimentCount === 0) return;
  const held = [
    counted(featureCount, ['feature', 'features']),
    counted(launchCount, ['launch', 'launches']),
    counted(experimentCount, ['experiment', 'experiments']),
  ];
  throw conflict(deployment, resourceOf(entity.name), `Project has sub-resources: ${held.join(', ')}`);
};

const counted = (count: number, [one, more]: readonly [string, string]): string =>
  `${count} ${count === 1 ? one : more}`;

/** The requested delivery; undefined without a destination. `at` comes before the paths of members. */
export const deliveryOf = (
  { destinations }: Context,
  { s3Destination, cloudWatchLogs }: DataDelivery = {},
  at: string,
): { dataDelivery?: DataDelivery } => {
  if (s3Destination && cloudWatchLogs)
    throw invalidMember(`${at}cloudWatchLogs`, 'cannot be given together with s3Destination');
  if (s3Destination) {
    permit(`${at}s3Destination.bucket`, s3Destination.bucket, destinations?.buckets);
    return { dataDelivery: { s3Destination } };
  }
  if (!cloudWatchLogs) return {};
  permit(`${at}cloudWatchLogs.logGroup`, cloudWatchLogs.logGroup, destinations?.logGroups);
  return { dataDelivery: { cloudWatchLogs } };
};

/** The functions' roles can write only to destinations that the deployment names, so others are refused. */
const permit = (member: string, name: string | undefined, permitted: readonly string[] | undefined): void => {
  if (name === undefined) throw invalidMember(member, 'is required');
  if (permitted?.includes(name) === false)
    throw invalidMember(member, `must be a destination that this deployment allows: ${permitted.join(', ') || 'none'}`);
};

interface AppConfig {
  readonly applicationId?: string | undefined;
  readonly environmentId?: string | undefined;
}

/** The resource from the request, with a made-up profile id in the form of the service model. */
const appConfigOf = (project: string, requested: AppConfig | undefined): { appConfigResource?: AppConfigResource } => {
  if (requested === undefined) return {};
  const { applicationId, environmentId } = requested;
  if (applicationId === undefined) throw invalidMember('appConfigResource.applicationId', 'is required');
  if (environmentId === undefined) throw invalidMember('appConfigResource.environmentId', 'is required');
  const configurationProfileId = createHash('sha256').update(project).digest('hex').slice(0, 7);
  return { appConfigResource: { applicationId, environmentId, configurationProfileId } };
};
