/**
 * ShipVariation: a variation becomes the default, and what runs on its feature stops.
 */
import { arnOf, type Resource } from '../../domain/arn.ts';
import type { Feature } from '../../domain/feature.ts';
import type { Serving } from '../../domain/shipping/served-shares.ts';
import { ship, shipsAlready } from '../../domain/shipping/ship.ts';
import { shipChanges } from '../../domain/shipping/ship-changes.ts';
import type { StoredFeature } from '../store/resources/feature-overrides.ts';
import type { HistoryRecord } from '../store/resources/history.ts';
import type { VariationShipment } from '../store/resources/ship.ts';
import type { Stored } from '../store/table/entity.ts';
import { showLaunchInHistory } from './change-trial.ts';
import { contended, invalidMember } from './errors.ts';
import type { Context, Handler } from './handler.ts';
import { historyRecordOf } from './history-record.ts';
import { requireExperiment, requireFeature, requireLaunch, requireProject } from './require.ts';
import { requireVersion } from './require-version.ts';
import { retryOnConflict } from './retry.ts';
import { shipView } from './view/ship.ts';

export const shipVariation: Handler<'ShipVariation'> = async (input, context) => {
  const { entity: project } = await requireProject(context, input.project);
  const { variation, dryRun = false } = input;
  const resource: Resource = { type: 'feature', project: project.name, name: input.feature };
  let shown: { readonly before: Serving; readonly after: Stored<Feature> } | undefined;
  await retryOnConflict(
    async () => {
      const before = await readServing(context, project.name, input.feature);
      requireVersion(context, { resource, expected: input.expectedVersion }, before.feature);
      requireVariation(before.feature.entity, variation);
      const serving = entitiesOf(before);
      const isNothing = shipsAlready(serving, variation);
      const after = isNothing ? serving : ship(serving, input, context.now);
      const changes = dryRun || isNothing ? 0 : 1 + stoppedIn(serving).length;
      shown = { before: serving, after: { entity: after.feature, version: before.feature.version + changes } };
      if (changes === 0) return 'done';
      return context.store.shipments.ship(shipmentOf(context, { projectId: project.id, before, after }));
    },
    () => contended(resource),
  );
  const { before, after } = shown as NonNullable<typeof shown>;
  return shipView(context.deployment, {
    feature: after,
    stopped: stoppedIn(before).map((resource) => arnOf(context.deployment, resource)),
    changes: shipChanges(before, variation, context.now),
  });
};

interface ReadServing {
  readonly feature: StoredFeature;
  readonly launch?: Awaited<ReturnType<typeof requireLaunch>> | undefined;
  readonly experiment?: Awaited<ReturnType<typeof requireExperiment>> | undefined;
}

const readServing = async (context: Context, project: string, name: string): Promise<ReadServing> => {
  const feature = await requireFeature(context, project, name);
  const { runningLaunch, runningExperiment } = feature;
  const [launch, experiment] = await Promise.all([
    runningLaunch === undefined ? undefined : requireLaunch(context, project, runningLaunch),
    runningExperiment === undefined ? undefined : requireExperiment(context, project, runningExperiment),
  ]);
  return { feature, launch, experiment };
};

const requireVariation = ({ name, variations }: Feature, variation: string): void => {
  const names = variations.map((one) => one.name);
  if (!names.includes(variation))
    throw invalidMember('variation', `'${variation}' is not a variation of the feature ${name}: ${names.join(', ')}`);
};

const entitiesOf = ({ feature, launch, experiment }: ReadServing): Serving => ({
  feature: feature.entity,
  launch: launch?.entity,
  experiment: experiment?.entity,
});

const stoppedIn = ({ launch, experiment }: Serving): Resource[] => [
  ...(launch ? [{ type: 'launch' as const, project: launch.project, name: launch.name }] : []),
  ...(experiment ? [{ type: 'experiment' as const, project: experiment.project, name: experiment.name }] : []),
];

interface Shipping {
  readonly projectId: string;
  readonly before: ReadServing;
  readonly after: Serving;
}

const shipmentOf = (context: Context, { projectId, before, after }: Shipping): VariationShipment => ({
  projectId,
  feature: { before: before.feature, after: after.feature },
  launch: before.launch && after.launch && { before: before.launch, after: after.launch },
  experiment: before.experiment && after.experiment && { before: before.experiment, after: after.experiment },
  records: recordsOf(context, entitiesOf(before), after),
});

/** The record of the feature is that of the call. Those of the trials are effects of it. */
const recordsOf = (context: Context, before: Serving, after: Serving): HistoryRecord[] => {
  const { project, name } = before.feature;
  const operation = 'ShipVariation';
  const call = historyRecordOf(context, {
    operation,
    resource: { type: 'feature', project, name },
    before: before.feature,
    after: after.feature,
  });
  const effects = stoppedIn(before).map((resource) => {
    const shown =
      resource.type === 'launch'
        ? { before: showLaunchInHistory(before.launch), after: showLaunchInHistory(after.launch) }
        : { before: before.experiment, after: after.experiment };
    return {
      ...historyRecordOf(context, { operation, resource, ...shown }),
      status: 'COMPLETED' as const,
      effectOf: call.id,
    };
  });
  return [call, ...effects];
};
