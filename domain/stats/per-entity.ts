/** Adds three numbers per metric over all assigned entities. Entities without an event count as zeros. */

import { VALUE_DECIMALS } from './decimal.ts';
import type { Sums } from './sums.ts';

const SCALE = 10n ** BigInt(VALUE_DECIMALS);

/** Sums in which every assigned entity is one observation. `compareArms` and `lookSeries` take them like any sums. */
export interface PerEntitySums {
  /** 1 for an entity with an event: the mean is the share K/A. */
  readonly share: Sums;
  /** The entity's number of events: the mean is N/A. */
  readonly events: Sums;
  /** The entity's sum of values: the mean is S/A. */
  readonly value: Sums;
}

/**
 * Returns the sums per entity, for `assigned` (A) unique entities. Values per event hide a treatment that changes who
 * has events and how many; these numbers do not. The variance is the usual one over A observations, (A sum x^2 - (sum
 * x)^2) / (A^2 ). The guard for unbalanced arms holds as for the mean of events.
 *
 * @example perEntity({ ...noSums, K: 25n, N: 30n, CC: 40n }, 100n).share; // mean 0.25
 */
export const perEntity = (sums: Sums, assigned: bigint): PerEntitySums => ({
  share: observations(assigned, sums.K * SCALE, sums.K * SCALE * SCALE),
  events: observations(assigned, sums.N * SCALE, sums.CC * SCALE * SCALE),
  value: observations(assigned, sums.S, sums.SS),
});

/** One observation an entity. Its count is 1, so K, N and CC are all A, and SC is S. */
const observations = (assigned: bigint, S: bigint, SS: bigint): Sums => ({
  K: assigned,
  N: assigned,
  S,
  SS,
  SC: S,
  CC: assigned,
});
