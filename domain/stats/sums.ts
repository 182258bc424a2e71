/**
 * The exact sums from which every statistic of a treatment follows, and the change of the sums by an entity's events.
 */

import { type ClampBounds, clamp } from './bounds.ts';
import { formatDecimal, parseDecimal, VALUE_DECIMALS } from './decimal.ts';

/** An entity's events for a metric under one treatment. */
export interface EntitySums {
  /** The sum of the events' values, times 10^15. */
  readonly s: bigint;
  /** The number of events. */
  readonly c: bigint;
  /** The sum of the events' denominators, times 10^15. Absent for a metric without denominator. */
  readonly d?: bigint;
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
  /** Absent for a metric without denominator, and in all sums that were stored before denominators existed. */
  readonly denominators?: DenominatorSums;
}

/** The additional sums of a ratio of two values. An entity's sum of denominators d takes the place of its count. */
export interface DenominatorSums {
  /** The sum of d, times 10^15. */
  readonly D: bigint;
  /** The sum of s * d, times 10^30. */
  readonly SD: bigint;
  /** The sum of d^2, times 10^30. */
  readonly DD: bigint;
}

export const noEvents: EntitySums = { s: 0n, c: 0n };
export const noSums: Sums = { K: 0n, N: 0n, S: 0n, SS: 0n, SC: 0n, CC: 0n };

/**
 * Returns the gain of the sums when one entity goes from `before` to `after`, by any number of events at once. The
 * bounds clamp the entity's sum in here, while the entity keeps its raw sum. So neither order nor batches change a
 * digit.
 *
 * @example entityDelta(noEvents, { s: 3n, c: 1n }); // { K: 1n, N: 1n, S: 3n, SS: 9n, SC: 3n, CC: 1n }
 * @example entityDelta({ s: 3n, c: 1n }, { s: 9n, c: 2n }, { cap: 5n }).S; // 2n
 */
export const entityDelta = (before: EntitySums, after: EntitySums, bounds: ClampBounds = {}): Sums => {
  const [b, a] = [boundEntity(before, bounds), boundEntity(after, bounds)];
  const sums = {
    K: entityCount(a) - entityCount(b),
    N: a.c - b.c,
    S: a.s - b.s,
    SS: a.s * a.s - b.s * b.s,
    SC: a.s * a.c - b.s * b.c,
    CC: a.c * a.c - b.c * b.c,
  };
  return a.d === undefined && b.d === undefined ? sums : { ...sums, denominators: denominatorDelta(b, a) };
};

const denominatorDelta = ({ s, d = 0n }: EntitySums, { s: t, d: e = 0n }: EntitySums): DenominatorSums => ({
  D: e - d,
  SD: t * e - s * d,
  DD: e * e - d * d,
});

/** An entity without an event has nothing to bound. It counts as 0, even below a floor. */
const boundEntity = (entity: EntitySums, bounds: ClampBounds): EntitySums =>
  entity.c === 0n ? entity : { ...entity, s: clamp(entity.s, bounds) };

/** Returns the entity after one more event of value `x`, times 10^15. */
export const addEvent = (entity: EntitySums, x: bigint): EntitySums => ({
  ...entity,
  s: entity.s + x,
  c: entity.c + 1n,
});

/** Returns the entity after one more event of a ratio, of value `x` and denominator `d`, both times 10^15. */
export const addRatioEvent = (entity: EntitySums, x: bigint, d: bigint): EntitySums => ({
  ...addEvent(entity, x),
  d: (entity.d ?? 0n) + d,
});

/** Adds two sets of sums, such as a period to a total, or one arm to another. */
export const addSums = (a: Sums, b: Sums): Sums => {
  const sums = {
    K: a.K + b.K,
    N: a.N + b.N,
    S: a.S + b.S,
    SS: a.SS + b.SS,
    SC: a.SC + b.SC,
    CC: a.CC + b.CC,
  };
  const denominators = addDenominators(a.denominators, b.denominators);
  return denominators ? { ...sums, denominators } : sums;
};

const addDenominators = (a?: DenominatorSums, b?: DenominatorSums): DenominatorSums | undefined =>
  a && b ? { D: a.D + b.D, SD: a.SD + b.SD, DD: a.DD + b.DD } : (a ?? b);

/**
 * Returns the stored form of the sums: plain decimals in the order of {@link Sums}, followed by those of the
 * denominators, if any.
 *
 * @example formatSums({ ...noSums, S: 1_500_000_000_000_000n }); // '0 0 1.5 0 0 0'
 */
export const formatSums = ({ K, N, S, SS, SC, CC, denominators }: Sums): string =>
  [
    formatDecimal(K, 0),
    formatDecimal(N, 0),
    formatDecimal(S, VALUE_DECIMALS),
    formatDecimal(SS, 2 * VALUE_DECIMALS),
    formatDecimal(SC, VALUE_DECIMALS),
    formatDecimal(CC, 0),
    ...(denominators ? formatDenominators(denominators) : []),
  ].join(' ');

const formatDenominators = ({ D, SD, DD }: DenominatorSums): string[] => [
  formatDecimal(D, VALUE_DECIMALS),
  formatDecimal(SD, 2 * VALUE_DECIMALS),
  formatDecimal(DD, 2 * VALUE_DECIMALS),
];

/** The reverse of {@link formatSums}. @throws {RangeError} with the text that is no number. */
export const parseSums = (text: string): Sums => {
  const [K, N, S, SS, SC, CC, D, SD, DD] = text.split(' ');
  const sums = {
    K: parseSum(K, 0),
    N: parseSum(N, 0),
    S: parseSum(S, VALUE_DECIMALS),
    SS: parseSum(SS, 2 * VALUE_DECIMALS),
    SC: parseSum(SC, VALUE_DECIMALS),
    CC: parseSum(CC, 0),
  };
  if (D === undefined) return sums;
  const denominators = {
    D: parseSum(D, VALUE_DECIMALS),
    SD: parseSum(SD, 2 * VALUE_DECIMALS),
    DD: parseSum(DD, 2 * VALUE_DECIMALS),
  };
  return { ...sums, denominators };
};

const parseSum = (text = '', decimals: number): bigint => {
  const number = parseDecimal(text, decimals);
  if (number === undefined) throw new RangeError(`A sum is no number: ${text}`);
  return number;
};

const entityCount = ({ c }: EntitySums): bigint => (c > 0n ? 1n : 0n);
