/** Ships a variation in one transaction: the feature, what stops on it, and the records of all of them. */

import type { Feature } from '../../../domain/feature.ts';
import type { Experiment } from '../../../domain/lifecycle/experiment.ts';
import type { Launch } from '../../../domain/lifecycle/launch.ts';
import type { Trial } from '../../../domain/lifecycle/trial.ts';
import { type Change, update } from '../table/change.ts';
import { isVersion } from '../table/condition.ts';
import type { Stored } from '../table/entity.ts';
import { mergeUpdates } from '../table/merge-updates.ts';
import { keys } from '../table/schema.ts';
import type { Table } from '../table/table.ts';
import { ownRulesChanges } from './feature.ts';
import { featureInItem } from './feature-overrides.ts';
import type { HistoryRecord, RecordChanges } from './history.ts';
import { type TransitionOutcome, transitionChanges } from './transition.ts';
import { experimentDescriptor, launchDescriptor, type TrialDescriptor } from './trial-descriptor.ts';

/** A resource before and after. */
interface Replacement<Entity> {
  readonly before: Stored<Entity>;
  readonly after: Entity;
}

export interface VariationShipment {
  readonly projectId: string;
  readonly feature: Replacement<Feature>;
  readonly launch?: Replacement<Launch> | undefined;
  readonly experiment?: Replacement<Experiment> | undefined;
  readonly records: readonly HistoryRecord[];
}

export interface ShipmentStore {
  /** Resolves to 'changed' if any of the resources is no longer as it was read; then nothing is written. */
  readonly ship: (shipment: VariationShipment) => Promise<'done' | TransitionOutcome>;
}

export const shipmentStore = (table: Table, recordChanges: RecordChanges): ShipmentStore => ({
  ship: ({ projectId, feature, launch, experiment, records }) =>
    table.commit(
      mergeUpdates<TransitionOutcome>([
        ...featureChanges(feature),
        ...(launch ? stopChanges(launchDescriptor, projectId, launch) : []),
        ...(experiment ? stopChanges(experimentDescriptor, projectId, experiment) : []),
        ...records.flatMap((record) => recordChanges(projectId, record)),
      ]),
    ),
});

/** The version as read also holds the names of what runs, since each start and stop raises it. */
const featureChanges = ({ before, after }: Replacement<Feature>): Change<'changed'>[] => [
  update(
    keys.feature(after.project, after.name),
    { set: { entity: JSON.stringify(featureInItem(after)) }, add: { version: 1 } },
    { when: isVersion(before.version), otherwise: 'changed' },
  ),
  ...ownRulesChanges(before.entity, after),
];

/** A stop needs no room, and depends on no feature as read. */
const stopChanges = <Entity extends Trial>(
  descriptor: TrialDescriptor<Entity>,
  projectId: string,
  { before, after }: Replacement<Entity>,
): Change<TransitionOutcome>[] => {
  const quotas = { total: Number.MAX_SAFE_INTEGER, running: Number.MAX_SAFE_INTEGER };
  return transitionChanges({ descriptor, projectId, before, after, features: {}, patterns: {}, quotas });
};
