/** Whether every entity is served the same. */
import type { CompiledFeature } from './compile.ts';

/**
 * Tells whether no rule of the feature can tell entities apart at `now` (milliseconds since the epoch) or later: it has
 * no override, and no launch or experiment is running or scheduled, or its strategy leaves them out. Such a feature can be
 * evaluated without an entity.
 */
export const isStatic = (feature: CompiledFeature, now: number): boolean => {
  const { overrides, strategy, launch, experiment } = feature;
  if (overrides.size > 0) return false;
  if (strategy === 'DEFAULT_VARIATION') return true;
  return launch === undefined && (experiment === undefined || experiment.endTime <= now);
};
