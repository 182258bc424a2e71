/**
 * Aggregates a metric per entity over time: the sums that are compared, period by period, from the counts of events and
 * of entities.
 */

import { aggregateSums, type MetricAggregation } from '../stats/aggregation.ts';
import { type ArmSums, mergePeriods, type PeriodSums, sumsOf } from './series.ts';

/**
 * Returns a metric's arms in the compared form, from its sums and from the series of unique entities. An arm without
 * any event is all zeros. A metric per event stays as it is.
 */
export const aggregateArms = (sums: ArmSums, uniques: ArmSums, aggregation: MetricAggregation): ArmSums => {
  if (aggregation === 'VALUE_PER_EVENT') return sums;
  const arms = new Set([...Object.keys(sums), ...Object.keys(uniques)]);
  return Object.fromEntries(
    [...arms].map((arm) => [arm, aggregateSums(sumsOf(sums, arm), sumsOf(uniques, arm).K, aggregation)]),
  );
};

/**
 * Returns a metric's periods in the compared form. The addition of each period is linear in its counts, so looks,
 * points, stored states and verdicts follow from these periods as for any other metric.
 */
export const aggregatePeriods = (
  metric: readonly PeriodSums[],
  uniques: readonly PeriodSums[],
  aggregation: MetricAggregation,
): PeriodSums[] => {
  const [counted, assigned] = [metric, uniques].map(
    (series) => new Map(mergePeriods(series).map(({ period, sums }) => [period, sums])),
  );
  const periods = [...new Set([...(counted?.keys() ?? []), ...(assigned?.keys() ?? [])])].sort((a, b) => a - b);
  return periods.map((period) => ({
    period,
    sums: aggregateArms(counted?.get(period) ?? {}, assigned?.get(period) ?? {}, aggregation),
  }));
};
