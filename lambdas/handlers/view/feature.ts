/**
 * A feature as the API shows it.
 */
import type { Output } from '../../../contract/index.ts';
import { arnOf, type Deployment } from '../../../domain/arn.ts';
import { type Feature, valueTypeOf } from '../../../domain/feature.ts';

type FeatureView = Output<'GetFeature'>['feature'];

interface Running {
  readonly version: number;
  readonly entity: Feature;
  readonly runningLaunch?: string | undefined;
  readonly runningExperiment?: string | undefined;
}

export const featureView = (deployment: Deployment, running: Running): FeatureView => {
  const { entity: feature } = running;
  return {
    arn: arnOf(deployment, { type: 'feature', project: feature.project, name: feature.name }),
    name: feature.name,
    project: arnOf(deployment, { type: 'project', name: feature.project }),
    status: 'AVAILABLE',
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
    entityOverrides: feature.entityOverrides,
  };
};

const rulesOf = ({ runningLaunch, runningExperiment }: Running) => [
  ...(runningLaunch === undefined ? [] : [{ name: runningLaunch, type: 'aws.evidently.splits' }]),
  ...(runningExperiment === undefined ? [] : [{ name: runningExperiment, type: 'aws.evidently.onlineab' }]),
];
