/**
 * The operations of features.
 */
import type { Resource } from '../../domain/arn.ts';
import type { Fault } from '../../domain/fault.ts';
import { applyFeatureUpdate, type Feature, featureFaults } from '../../domain/feature.ts';
import { overrideSize } from '../../domain/quotas.ts';
import type { StoredFeature } from '../store/resources/feature-overrides.ts';
import { checkTags } from './check-members.ts';
import { countedSinceOf } from './counted-since.ts';
import { alreadyExists, conflict, contended, notFound, quotaExceeded, throwIfAny } from './errors.ts';
import type { Context, Handler } from './handler.ts';
import { historyRecordOf } from './history-record.ts';
import { requireFeature, requireProject } from './require.ts';
import { requireVersion } from './require-version.ts';
import { retryOnConflict } from './retry.ts';
import { featureSummaryView, featureView } from './view/feature.ts';

const resourceOf = (project: string, name: string): Resource => ({ type: 'feature', project, name });

export const createFeature: Handler<'CreateFeature'> = async (input, context) => {
  const { store, deployment, quotas, now } = context;
  const { entity: project } = await requireProject(context, input.project);
  const resource = resourceOf(project.name, input.name);
  const feature: Feature = {
    id: context.newId(),
    project: project.name,
    name: input.name,
    description: input.description ?? '',
    createdTime: now,
    lastUpdatedTime: now,
    evaluationStrategy: input.evaluationStrategy ?? 'ALL_RULES',
    variations: input.variations,
    defaultVariation: input.defaultVariation ?? input.variations[0]?.name ?? '',
    entityOverrides: input.entityOverrides ?? {},
    tags: checkTags(context, input.tags ?? {}, resource),
  };
  throwIfAny(featureFaults(feature));
  quotaOfOverrides(context, feature);
  const record = historyRecordOf(context, { operation: 'CreateFeature', resource, after: feature });
  const created = { entity: feature, version: store.firstVersion() };
  const outcome = await store.features.create(created, quotas.features, { projectId: project.id, record });
  if (outcome === 'exists') throw alreadyExists(deployment, resource);
  if (outcome === 'projectMissing') throw notFound(deployment, { type: 'project', name: project.name });
  if (outcome === 'quotaExceeded')
    throw quotaExceeded(deployment, resource, { name: 'features', limit: quotas.features, setting: 'features' });
  return { feature: featureView(deployment, created) };
};

export const getFeature: Handler<'GetFeature'> = async ({ project, feature }, context) => {
  const { entity } = await requireProject(context, project);
  return { feature: featureView(context.deployment, await requireFeature(context, entity.name, feature)) };
};

const DEFAULT_PAGE = 50;

export const listFeatures: Handler<'ListFeatures'> = async (
  { project, maxResults: limit = DEFAULT_PAGE, nextToken: after },
  context,
) => {
  const { entity } = await requireProject(context, project);
  const { entities, last } = await context.store.features.list(entity.name, { limit, after });
  const names = entities.map((feature) => feature.entity.name);
  const [countedSince, used] = await Promise.all([
    countedSinceOf(context, entity),
    context.store.usage.list(entity.id, { limit, from: names[0], upTo: names.at(-1) }),
  ]);
  const lastOf = new Map(used.entities.map((one) => [one.feature, one.last]));
  const features = entities.map((feature) =>
    featureSummaryView(context, feature, { countedSince, lastEvaluated: lastOf.get(feature.entity.name) }),
  );
  return { features, nextToken: last };
};

export const updateFeature: Handler<'UpdateFeature'> = async (input, context) => {
  const { entity: project } = await requireProject(context, input.project);
  const resource = resourceOf(project.name, input.feature);
  throwIfAny(duplicateFaults(input.addOrUpdateVariations ?? []));
  let changed: StoredFeature | undefined;
  await retryOnConflict(
    async () => {
      const before = await requireFeature(context, project.name, input.feature);
      requireVersion(context, { resource, expected: input.expectedVersion }, before);
      const after = applyFeatureUpdate(before.entity, input, context.now);
      throwIfAny(featureFaults(after, pathIn(after, input.addOrUpdateVariations ?? [])));
      await checkFeature(context, before, after);
      const record = historyRecordOf(context, { operation: 'UpdateFeature', resource, before: before.entity, after });
      changed = { ...before, entity: after, version: before.version + 1 };
      return context.store.features.replace(before, after, { projectId: project.id, record });
    },
    () => contended(resource),
  );
  return { feature: featureView(context.deployment, changed as StoredFeature) };
};

/** @throws ServiceError for each reason to refuse a feature without faults as it would be after a change. */
export const checkFeature = async (context: Context, before: StoredFeature, after: Feature): Promise<void> => {
  quotaOfOverrides(context, after);
  await keepVariationsInUse(context, before, after);
};

export const deleteFeature: Handler<'DeleteFeature'> = async (input, context) => {
  const { entity: project } = await requireProject(context, input.project);
  const resource = resourceOf(project.name, input.feature);
  await retryOnConflict(
    async () => {
      const before = await requireFeature(context, project.name, input.feature);
      requireVersion(context, { resource, expected: input.expectedVersion }, before);
      refuseRunning(context, before);
      const record = historyRecordOf(context, { operation: 'DeleteFeature', resource, before: before.entity });
      return context.store.features.delete(before, { projectId: project.id, record });
    },
    () => contended(resource),
  );
  return {};
};

const refuseRunning = ({ deployment }: Context, feature: StoredFeature): void => {
  const { entity, runningLaunch, runningExperiment } = feature;
  const users = [
    ...(runningLaunch === undefined ? [] : [`the running launch ${runningLaunch}`]),
    ...(runningExperiment === undefined ? [] : [`the running experiment ${runningExperiment}`]),
  ];
  if (users.length === 0) return;
  throw conflict(
    deployment,
    resourceOf(entity.project, entity.name),
    `Feature ${entity.name} is used by ${users.join(' and ')}; stop what runs first`,
  );
};

const quotaOfOverrides = ({ deployment, quotas }: Context, feature: Feature): void => {
  if (overrideSize(feature.entityOverrides) > quotas.overrideBytes)
    throw quotaExceeded(deployment, resourceOf(feature.project, feature.name), {
      name: 'bytes of entity overrides',
      limit: quotas.overrideBytes,
      setting: 'overrideBytes',
    });
};

/**
 * The path of a feature's variation in the update. Variations that the update does not name have the path of its list.
 */
const pathIn =
  (feature: Feature, requested: readonly { name: string }[]) =>
  (index: number): string => {
    const at = requested.findIndex(({ name }) => name === feature.variations[index]?.name);
    return at < 0 ? 'addOrUpdateVariations' : `addOrUpdateVariations[${at}]`;
  };

const duplicateFaults = (variations: readonly { name: string }[]): Fault[] => {
  const names = variations.map(({ name }) => name);
  return names.flatMap((name, index) =>
    names.indexOf(name) < index
      ? [{ name: `addOrUpdateVariations[${index}].name`, message: `'${name}' is already given` }]
      : [],
  );
};

/** @throws ServiceError ConflictException when the update removes a variation that a running trial serves. */
const keepVariationsInUse = async (context: Context, before: StoredFeature, after: Feature): Promise<void> => {
  const kept = after.variations.map(({ name }) => name);
  const gone = before.entity.variations.map(({ name }) => name).filter((name) => !kept.includes(name));
  if (gone.length === 0) return;
  const used = await variationsInUse(context, before);
  const obstacles = gone.flatMap((name) => {
    const users = new Set(used.flatMap(({ variation, user }) => (variation === name ? [`the ${user}`] : [])));
    return users.size === 0 ? [] : [`Variation ${name} is used by ${[...users].join(' and ')}`];
  });
  if (obstacles.length > 0)
    throw conflict(context.deployment, resourceOf(after.project, after.name), obstacles.join('; '));
};

interface UsedVariation {
  readonly variation: string;
  readonly user: string;
}

const variationsInUse = async ({ store }: Context, running: StoredFeature): Promise<UsedVariation[]> => {
  const { entity, runningLaunch, runningExperiment } = running;
  const launch = runningLaunch === undefined ? undefined : await store.launches.get(entity.project, runningLaunch);
  const experiment =
    runningExperiment === undefined ? undefined : await store.experiments.get(entity.project, runningExperiment);
  const groups = launch?.entity.groups.map((arm) => ({ ...arm, user: `running launch ${runningLaunch}` })) ?? [];
  const treatments =
    experiment?.entity.treatments.map((arm) => ({ ...arm, user: `running experiment ${runningExperiment}` })) ?? [];
  return [...groups, ...treatments].filter(({ feature }) => feature === entity.name);
};
