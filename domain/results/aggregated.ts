// Metrics per entity over time: what was counted of events and of entities, period by period, in the sums that are compared.

import { aggregateSums, type MetricAggregation } from '../stats/aggregation.ts';
import { type ArmSums, mergePeriods, type PeriodSums, sumsOf } from './series.ts';

/**
 * The arms of a metric as it is compared, from its sums and from the series that counts unique entities. An arm whose entities
 * have no event yet is all zeros, and one of the metric per event is as it is.
 */
export const aggregateArms = (sums: ArmSums, uniques: ArmSums, aggregation: MetricAggregation): ArmSums => {
  if (aggregation === 'VALUE_PER_EVENT') return sums;
  const arms = new Set([...Object.keys(sums), ...Object.keys(uniques)]);
  return Object.fromEntries(
    [...arms].map((arm) => [arm, aggregateSums(sumsOf(sums, arm), sumsOf(uniques, arm).K, aggregation)]),
  );
};

/**
 * The periods of a metric as it is compared. What each period adds is linear in what was counted, so that looks, points, stored
 * states and verdicts are made of these as of any other metric's.
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
