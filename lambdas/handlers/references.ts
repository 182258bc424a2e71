/**
 * The features, variations, segments and metrics that a launch or an experiment names, checked to be there.
 */
import { canExist, type Resource } from '../../domain/arn.ts';
import type { Fault } from '../../domain/lifecycle/fault.ts';
import type { MetricDefinition } from '../../domain/lifecycle/metric.ts';
import type { Patterns } from '../../domain/lifecycle/rules.ts';
import type { StoredFeature } from '../store/feature.ts';
import { conflict, notFound, refuse } from './failure.ts';
import type { Context } from './handler.ts';
import { compiledPattern } from './pattern.ts';

/** A group or a treatment. */
interface Arm {
  readonly feature: string;
  readonly variation: string;
}

interface Arms {
  readonly project: string;
  /** The member that holds them: `groups` or `treatments`. */
  readonly member: string;
  readonly arms: readonly Arm[];
  /** What else is wrong with the request, told together with the variations that are missing. */
  readonly faults?: readonly Fault[];
  /** The launch or experiment that starts, which must have its features to itself. */
  readonly starts?: Resource & { readonly type: 'launch' | 'experiment' };
}

/**
 * The versions of the features that the arms name, which a write that depends on them is conditional on.
 *
 * @throws ServiceError ResourceNotFoundException for a feature, ValidationException for all variations that are missing,
 * ConflictException for a feature on which another of the kind runs.
 */
export const featureVersions = async (
  { store, deployment }: Context,
  { project, member, arms, faults = [], starts }: Arms,
): Promise<Record<string, number>> => {
  const names = [...new Set(arms.map(({ feature }) => feature))];
  const features = names.length === 0 ? [] : await store.features.getAll(project, names);
  const found = new Map(features.map((feature) => [feature.entity.name, feature]));
  const missing = names.find((name) => !found.has(name));
  if (missing !== undefined) throw notFound(deployment, { type: 'feature', project, name: missing });
  refuse([
    ...faults,
    ...arms.flatMap((arm, index) => variationFaults(arm, found.get(arm.feature), `${member}[${index}].variation`)),
  ]);
  if (starts) refuseBusy(features, starts);
  return Object.fromEntries(features.map(({ entity, version }) => [entity.name, version]));
};

const refuseBusy = (features: readonly StoredFeature[], starts: NonNullable<Arms['starts']>): void => {
  for (const { entity, runningLaunch, runningExperiment } of features) {
    const running = starts.type === 'launch' ? runningLaunch : runningExperiment;
    if (running !== undefined)
      throw conflict(`Feature ${entity.name} already has a running ${starts.type}, ${running}`, starts);
  }
};

const variationFaults = (arm: Arm, feature: StoredFeature | undefined, at: string): Fault[] =>
  feature?.entity.variations.some(({ name }) => name === arm.variation)
    ? []
    : [{ name: at, message: `'${arm.variation}' is not a variation of the feature ${arm.feature}` }];

/**
 * The patterns of segments by their names.
 *
 * @throws ServiceError ResourceNotFoundException for the first that is missing.
 */
export const patternsOf = async ({ store, deployment }: Context, names: readonly string[]): Promise<Patterns> => {
  const possible = names.filter((name) => canExist({ type: 'segment', name }));
  const segments = possible.length === 0 ? [] : await store.segments.getAll(possible);
  const found = new Map(segments.map(({ name, pattern }) => [name, pattern]));
  const missing = names.find((name) => !found.has(name));
  if (missing !== undefined) throw notFound(deployment, { type: 'segment', name: missing });
  return Object.fromEntries(found);
};

/** @throws ServiceError ValidationException for an event pattern that is none. */
export const checkedMetrics = <Metric extends { readonly metricDefinition: MetricDefinition }>(
  metrics: readonly Metric[],
  member: string,
): readonly Metric[] => {
  for (const [index, { metricDefinition }] of metrics.entries())
    if (metricDefinition.eventPattern !== undefined)
      compiledPattern(metricDefinition.eventPattern, `${member}[${index}].metricDefinition.eventPattern`);
  return metrics;
};
