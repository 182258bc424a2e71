/**
 * The state of a feature in its life, by what runs on it, when it was changed, and when it was last evaluated.
 */

export type FeatureState = 'NEW' | 'ACTIVE' | 'LAUNCHED' | 'INACTIVE' | 'OFF';

export interface FeatureLife {
  readonly evaluationStrategy: 'ALL_RULES' | 'DEFAULT_VARIATION';
  readonly createdTime: number;
  readonly lastUpdatedTime: number;
  /** Whether a launch or an experiment runs on it. */
  readonly runs: boolean;
  /** Undefined when it has not been evaluated since `countedSince`. */
  readonly lastEvaluated: number | undefined;
  /** Since when evaluations are counted. */
  readonly countedSince: number;
}

const WEEK = 7 * 86_400_000;

/** All times are in milliseconds since the epoch. */
export const featureState = (life: FeatureLife, now: number): FeatureState => {
  const { evaluationStrategy, createdTime, lastUpdatedTime, runs, lastEvaluated, countedSince } = life;
  const isRecent = (time: number) => time > now - WEEK;
  if (evaluationStrategy === 'DEFAULT_VARIATION') return 'OFF';
  if (lastEvaluated === undefined && isRecent(createdTime)) return 'NEW';
  if (!isRecent(Math.max(countedSince, createdTime, lastEvaluated ?? 0))) return 'INACTIVE';
  return runs || isRecent(lastUpdatedTime) ? 'ACTIVE' : 'LAUNCHED';
};
