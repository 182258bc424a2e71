/** Whether every entity is served the same. */
import type { CompiledFeature } from './compile.ts';
import type { CompiledTrial } from './compiled-trial.ts';
import { stepInForce } from './schedule.ts';

/**
 * Tells whether no rule of the feature can tell entities apart at `now` (milliseconds since the epoch) or later: it has
 * no override, and no launch or experiment is running or scheduled, or its strategy leaves them out. Such a feature can be
 * evaluated without an entity.
 */
export const isStatic = (feature: CompiledFeature, now: number): boolean => {
  const { overrides, launch, experiment } = feature;
  return !overrides && launch === undefined && (experiment === undefined || isOver(experiment, now));
};

/** Whether the last step has begun, which is the end of an experiment. */
const isOver = ({ steps }: CompiledTrial, now: number): boolean => stepInForce(steps, now) === steps.length - 1;
