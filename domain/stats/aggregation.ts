// What a metric says of an entity, and the sums in which that is compared.
import { perEntity } from './per-entity.ts';
import type { Sums } from './sums.ts';

/**
 * The mean of the events' values (Evidently's), the share of entities with an event, their number of events, and their sum of
 * values; the last three over all entities assigned, those without events as zeros.
 */
export type Aggregation = 'VALUE_PER_EVENT' | 'SHARE' | 'EVENTS_PER_ENTITY' | 'VALUE_PER_ENTITY';

const NUMBERS = { SHARE: 'share', EVENTS_PER_ENTITY: 'events', VALUE_PER_ENTITY: 'value' } as const;

/**
 * The sums in which an aggregation is a mean, of `assigned` unique entities. They are sums too: those of periods add up to
 * those of the whole, so that every later step is the same for each aggregation.
 *
 * @example aggregate({ ...noSums, K: 25n, N: 30n, CC: 40n }, 100n, 'SHARE'); // mean 0.25, 100 observations
 */
export const aggregate = (sums: Sums, assigned: bigint, aggregation: Aggregation): Sums =>
  aggregation === 'VALUE_PER_EVENT' ? sums : perEntity(sums, assigned)[NUMBERS[aggregation]];
