// The six exact sums from which every statistic of a treatment follows, and what an entity's events add to them.
import { formatDecimal, parseDecimal, VALUE_DECIMALS } from './decimal.ts';

/** An entity's events for a metric under one treatment. */
export interface EntitySums {
  /** The sum of the events' values, times 10^15. */
  readonly s: bigint;
  /** The number of events. */
  readonly c: bigint;
}

/** Sums over the entities of a treatment, of each entity's sum s and count c. */
export interface Sums {
  /** Entities with an event. */
  readonly K: bigint;
  /** Events: the sum of c. */
  readonly N: bigint;
  /** The sum of s, times 10^15. */
  readonly S: bigint;
  /** The sum of s^2, times 10^30. */
  readonly SS: bigint;
  /** The sum of s * c, times 10^15. */
  readonly SC: bigint;
  /** The sum of c^2. */
  readonly CC: bigint;
}

export const noEvents: EntitySums = { s: 0n, c: 0n };
export const noSums: Sums = { K: 0n, N: 0n, S: 0n, SS: 0n, SC: 0n, CC: 0n };

/**
 * What the sums gain when one entity goes from `before` to `after`, by any number of events at once.
 *
 * @example entityDelta(noEvents, { s: 3n, c: 1n }); // { K: 1n, N: 1n, S: 3n, SS: 9n, SC: 3n, CC: 1n }
 */
export const entityDelta = (before: EntitySums, after: EntitySums): Sums => ({
  K: present(after) - present(before),
  N: after.c - before.c,
  S: after.s - before.s,
  SS: after.s * after.s - before.s * before.s,
  SC: after.s * after.c - before.s * before.c,
  CC: after.c * after.c - before.c * before.c,
});

/** The entity after one more event of value `x`, times 10^15. */
export const addEvent = (entity: EntitySums, x: bigint): EntitySums => ({ s: entity.s + x, c: entity.c + 1n });

/** Two sets of sums together: a period added to a total, or one arm to another. */
export const addSums = (a: Sums, b: Sums): Sums => ({
  K: a.K + b.K,
  N: a.N + b.N,
  S: a.S + b.S,
  SS: a.SS + b.SS,
  SC: a.SC + b.SC,
  CC: a.CC + b.CC,
});

/**
 * The sums as they are stored: plain decimals, in the order of {@link Sums}.
 *
 * @example formatSums({ ...noSums, S: 1_500_000_000_000_000n }); // '0 0 1.5 0 0 0'
 */
export const formatSums = ({ K, N, S, SS, SC, CC }: Sums): string =>
  [
    formatDecimal(K, 0),
    formatDecimal(N, 0),
    formatDecimal(S, VALUE_DECIMALS),
    formatDecimal(SS, 2 * VALUE_DECIMALS),
    formatDecimal(SC, VALUE_DECIMALS),
    formatDecimal(CC, 0),
  ].join(' ');

/** The reverse of {@link formatSums}. @throws {RangeError} telling the text that is no number. */
export const parseSums = (text: string): Sums => {
  const [K, N, S, SS, SC, CC] = text.split(' ');
  return {
    K: numberIn(K, 0),
    N: numberIn(N, 0),
    S: numberIn(S, VALUE_DECIMALS),
    SS: numberIn(SS, 2 * VALUE_DECIMALS),
    SC: numberIn(SC, VALUE_DECIMALS),
    CC: numberIn(CC, 0),
  };
};

const numberIn = (text = '', decimals: number): bigint => {
  const number = parseDecimal(text, decimals);
  if (number === undefined) throw new RangeError(`A sum is no number: ${text}`);
  return number;
};

const present = ({ c }: EntitySums): bigint => (c > 0n ? 1n : 0n);
