/** Derives the baseline of a plan from a measured metric, or from given numbers. */

import { aggregateSums, type MetricAggregation } from '../stats/aggregation.ts';
import { MIN_ENTITIES } from '../stats/eligibility.ts';
import { type Baseline, measureBaseline } from '../stats/power/baseline.ts';
import type { Sums } from '../stats/sums.ts';

/** An arm's metric, and its unique entities. */
export interface MeasuredArm {
  readonly sums: Sums;
  readonly assigned: bigint;
}

/** Returns the baseline in an arm, clustered by entity; or the reason why it has none. */
export const measuredBaseline = (
  { sums, assigned }: MeasuredArm,
  aggregation: MetricAggregation,
): Baseline | string => {
  const compared = aggregateSums(sums, assigned, aggregation);
  if (compared.K < MIN_ENTITIES) return `has ${compared.K} entities so far: a plan needs ${MIN_ENTITIES}`;
  const baseline = measureBaseline(compared, assigned);
  return baseline.deviation > 0 && Number.isFinite(baseline.mean)
    ? baseline
    : 'does not vary between entities: nothing follows for a plan';
};

/** Numbers from elsewhere. A share needs no deviation. */
export interface GivenNumbers {
  readonly mean: number;
  readonly standardDeviation?: number;
  readonly shareCounting?: number;
  readonly windowHours?: number;
}

export const givenBaseline = (
  { mean, standardDeviation = 0, shareCounting = 1 }: GivenNumbers,
  aggregation: MetricAggregation,
): Baseline => ({
  mean,
  deviation: aggregation === 'SHARE' ? deviationOfShare(mean) : standardDeviation,
  counting: shareCounting,
});

/** Adds the treatment's deviation where the effect tells it: that of a share. */
export const withEffect = (baseline: Baseline, effect: number, aggregation: MetricAggregation): Baseline =>
  aggregation === 'SHARE' ? { ...baseline, treatmentDeviation: deviationOfShare(baseline.mean + effect) } : baseline;

const deviationOfShare = (share: number): number => Math.sqrt(share * (1 - share));
