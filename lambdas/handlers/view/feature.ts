/**
 * A feature as the API shows it.
 */
import type { Output } from '../../../contract/index.ts';
import { arnOf, type Deployment } from '../../../domain/arn.ts';
import { valueTypeOf } from '../../../domain/feature.ts';
import { featureState } from '../../../domain/feature-state.ts';
import type { StoredFeature, StoredOutline } from '../../store/resources/feature-overrides.ts';
import type { Context } from '../handler.ts';

type FeatureView = Output<'GetFeature'>['feature'];
type FeatureSummaryView = NonNullable<Output<'ListFeatures'>['features']>[number];

/** Shows a feature with its overrides. */
export const featureView = (deployment: Deployment, feature: StoredFeature): FeatureView => ({
  ...outlineView(deployment, feature),
  entityOverrides: feature.entity.entityOverrides,
});

const outlineView = (deployment: Deployment, running: StoredOutline) => {
  const { entity: feature } = running;
  return {
    arn: arnOf(deployment, { type: 'feature', project: feature.project, name: feature.name }),
    name: feature.name,
    project: arnOf(deployment, { type: 'project', name: feature.project }),
    status: 'AVAILABLE' as const,
    createdTime: feature.createdTime,
    lastUpdatedTime: feature.lastUpdatedTime,
    version: running.version,
    description: feature.description,
    evaluationStrategy: feature.evaluationStrategy,
    valueType: valueTypeOf(feature),
    variations: [...feature.variations],
    defaultVariation: feature.defaultVariation,
    evaluationRules: rulesOf(running),
    tags: feature.tags,
  };
};

interface Usage {
  readonly lastEvaluated: number | undefined;
  /** Since when evaluations are counted. */
  readonly countedSince: number;
}

/** The view of a list. It has members that are not in a feature's own view, since they change without the feature. */
export const featureSummaryView = (
  { deployment, now }: Pick<Context, 'deployment' | 'now'>,
  running: StoredOutline,
  { lastEvaluated, countedSince }: Usage,
): FeatureSummaryView => {
  const view = outlineView(deployment, running);
  // What was counted for an earlier feature of the name.
  const last = lastEvaluated !== undefined && lastEvaluated >= view.createdTime ? lastEvaluated : undefined;
  const runs = (view.evaluationRules ?? []).length > 0;
  return {
    ...view,
    lastEvaluated: last,
    state: featureState({ ...view, runs, lastEvaluated: last, countedSince }, now),
  };
};

const rulesOf = ({ runningLaunch, runningExperiment }: StoredOutline) => [
  ...(runningLaunch === undefined ? [] : [{ name: runningLaunch, type: 'aws.evidently.splits' }]),
  ...(runningExperiment === undefined ? [] : [{ name: runningExperiment, type: 'aws.evidently.onlineab' }]),
];
