/** Defines the aggregations of a metric over an entity's events, and the sums that compare each of them. */

import { perEntity } from './per-entity.ts';
import type { Sums } from './sums.ts';

/**
 * The mean of the events' values (Evidently's own), or one of three means over all assigned entities: the share with an
 * event, the number of events, or the sum of values. Entities without events count as zeros there.
 */
export type MetricAggregation = 'VALUE_PER_EVENT' | 'SHARE' | 'EVENTS_PER_ENTITY' | 'VALUE_PER_ENTITY';

const NUMBERS = { SHARE: 'share', EVENTS_PER_ENTITY: 'events', VALUE_PER_ENTITY: 'value' } as const;

/**
 * Returns the sums in which an aggregation is a mean, for `assigned` unique entities. The sums of periods add up to
 * those of the whole, so every later step is the same for each aggregation.
 *
 * @example aggregateSums({ ...noSums, K: 25n, N: 30n, CC: 40n }, 100n, 'SHARE'); // mean 0.25, 100 observations
 */
export const aggregateSums = (sums: Sums, assigned: bigint, aggregation: MetricAggregation): Sums =>
  aggregation === 'VALUE_PER_EVENT' ? sums : perEntity(sums, assigned)[NUMBERS[aggregation]];
