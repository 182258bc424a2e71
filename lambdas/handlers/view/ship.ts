/**
 * What a shipping changes as the API shows it.
 */
import type { Output } from '../../../contract/index.ts';
import type { Deployment } from '../../../domain/arn.ts';
import type { Feature } from '../../../domain/feature.ts';
import type { ShipChanges } from '../../../domain/shipping/ship-changes.ts';
import type { Stored } from '../../store/table/entity.ts';
import { featureView } from './feature.ts';

interface Shipped {
  readonly feature: Stored<Feature>;
  readonly stopped: string[];
  readonly changes: ShipChanges;
}

export const shipView = (deployment: Deployment, { feature, stopped, changes }: Shipped): Output<'ShipVariation'> => ({
  feature: featureView(deployment, feature),
  stopped,
  changes: {
    sentences: [...changes.sentences],
    audiences: changes.audiences.map(({ segments, variations }) => ({
      segments: [...segments],
      variations: [...variations],
    })),
    overrides: { ...changes.overrides },
  },
});
