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

/** {@link Sums} as plain decimal texts, as they are stored. */
export type SumTexts = Readonly<Record<keyof Sums, string>>;

export const noEvents: EntitySums = { s: 0n, c: 0n };
export const noSums: Sums = { K: 0n, N: 0n, S: 0n, SS: 0n, SC: 0n, CC: 0n };

const DECIMALS: Readonly<Record<keyof Sums, number>> = {
  K: 0,
  N: 0,
  S: VALUE_DECIMALS,
  SS: 2 * VALUE_DECIMALS,
  SC: VALUE_DECIMALS,
  CC: 0,
};

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

/** @example formatSums({ ...noSums, S: 1_500_000_000_000_000n }).S; // '1.5' */
export const formatSums = (sums: Sums): SumTexts => mapSums((name) => formatDecimal(sums[name], DECIMALS[name]));

/** The reverse of {@link formatSums}. @throws {RangeError} naming the sum whose text is no number. */
export const parseSums = (texts: SumTexts): Sums =>
  mapSums((name) => {
    const sum = parseDecimal(texts[name], DECIMALS[name]);
    if (sum === undefined) throw new RangeError(`Sum ${name} is no number: ${texts[name]}`);
    return sum;
  });

const present = ({ c }: EntitySums): bigint => (c > 0n ? 1n : 0n);

const mapSums = <T>(value: (name: keyof Sums) => T): Record<keyof Sums, T> => ({
  K: value('K'),
  N: value('N'),
  S: value('S'),
  SS: value('SS'),
  SC: value('SC'),
  CC: value('CC'),
});
