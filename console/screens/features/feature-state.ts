/**
 * In which part of its life a feature is.
 */
import type { FeatureSummary } from '../../api/queries/features.ts';
import type { ProjectUsage } from '../../api/queries/usage.ts';

/**
 * `off`: switched off. `active`: a launch or an experiment runs. `new`: made within a week, and nobody asked for it yet.
 * `stale`: nobody has asked for it for a week. `launched`: asked for, and the same for everyone without an override.
 */
export type FeatureState = 'off' | 'active' | 'new' | 'stale' | 'launched';

const WEEK = 7 * 86_400_000;

/** @returns undefined where the usage does not reach back far enough to say. */
export const stateOf = (feature: FeatureSummary, usage: ProjectUsage): FeatureState | undefined => {
  const { evaluationStrategy, evaluationRules = [], createdTime, name } = feature;
  if (evaluationStrategy === 'DEFAULT_VARIATION') return 'off';
  if (evaluationRules.length > 0) return 'active';
  const { time, countedSince, byFeature } = usage;
  const last = byFeature.get(name)?.lastEvaluated;
  if (last !== undefined) return time - last > WEEK ? 'stale' : 'launched';
  if (time - createdTime <= WEEK) return 'new';
  return time - countedSince > WEEK ? 'stale' : undefined;
};
