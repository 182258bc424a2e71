/**
 * Stores an entity's measurements for a metric: one item with the sum and the count for each arm, and for a ratio the
 * sum of the denominators. The sums are raw. The item also states the bounds of a sum, so that the counting of the
 * stream needs nothing else. The events of one call are one update. A call that is repeated within ten minutes is
 * recognised by its digest:
 *
 *   slots of ten minutes     ... | before | current | next | ...      (three sets, by the slot modulo 3)
 *   an update at some moment       must not have the digest in `before` or `current`; adds it to `current`; drops `next`
 *
 * The item states the slot that it has reached, and never goes back: a process whose clock is behind must not drop
 * current digests. If nothing was written in the slot before, `current` may still have the digests of three slots ago.
 * A few of them are left there. More are removed, so that they take no room from new ones.
 */

import { NumberValue } from '@aws-sdk/lib-dynamodb';
import type { ArmAddition } from '../../../domain/event/measurement.ts';
import type { TrialType } from '../../../domain/lifecycle/trial.ts';
import type { ClampBounds } from '../../../domain/stats/bounds.ts';
import { formatDecimal, VALUE_DECIMALS } from '../../../domain/stats/decimal.ts';
import { type Item, type Modification, update } from '../table/change.ts';
import { both, type Condition } from '../table/condition.ts';
import { ENTITY_RETENTION } from '../table/retention.ts';
import { type EntityTrial, entityKeys, timeToLive } from '../table/schema.ts';
import type { Table } from '../table/table.ts';
import { type EntityPlace, writeToEntity } from './entity-place.ts';

export interface EntityAdditionWrite extends EntityTrial {
  readonly type: TrialType;
  /** The index of the metric in its trial. */
  readonly metricIndex: number;
  readonly arms: ReadonlyMap<string, ArmAddition>;
  /** The bounds of the entity's sum, which the item repeats for the counting of the stream. */
  readonly bounds: ClampBounds;
  /** For a metric with a window: its end, in milliseconds since the epoch. The entity's sums count in that period. */
  readonly windowEnd?: number | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Eight bytes that identify the call. A repeated call has the same. */
  readonly digest: Uint8Array;
}

export interface MeasurementStore {
  /**
   * 'repeated': the same call was counted before. 'unremembered': counted, but a repeated call would be counted again.
   */
  readonly add: (addition: EntityAdditionWrite) => Promise<'done' | 'repeated' | 'unremembered'>;
}

const SLOT_LENGTH = 10 * 60_000;
const SLOTS = 3;
/** This many digests of three slots ago may stay, because removing them takes a write of its own. */
const FEW_DIGESTS = 8;
/** The capacity of a digest set, 64 of them new. A larger set would make each write of a busy entity dearer. */
const MAX_DIGESTS = 64 + FEW_DIGESTS;

export const measurementStore = (table: Table): MeasurementStore => ({
  add: (addition) =>
    writeToEntity(addition, entityKeys.measurement(addition, addition.metricIndex), (place) =>
      addAt(table, place, addition),
    ),
});

const addAt = async (
  table: Table,
  place: EntityPlace,
  addition: EntityAdditionWrite,
): Promise<'done' | 'repeated' | 'unremembered' | 'absent'> => {
  let memory: Memory = { slot: Math.floor(addition.now / SLOT_LENGTH), keeps: 'beside' };
  const otherwise = (found: Item | undefined) => {
    const next = nextMemory(found, memory.slot, addition.digest);
    memory = next ?? memory;
    return next ? 'again' : 'repeated';
  };
  for (;;) {
    const guard = place.guard({ when: conditions[memory.keeps](memory.slot, addition.digest), otherwise });
    const outcome = await table.commitOne(update(place.key, modificationFor(addition, memory), guard));
    if (outcome === 'done') return memory.keeps === 'nowhere' ? 'unremembered' : 'done';
    if (outcome !== 'again') return outcome;
  }
};

/** The slot of an addition, and the place of its digest: beside the others, alone, or nowhere. */
interface Memory {
  readonly slot: number;
  readonly keeps: 'beside' | 'alone' | 'nowhere';
}

/** The attributes with the digests, for an update in a slot. */
const setsOf = (slot: number) => {
  const nameOf = (number: number) => `digests${number % SLOTS}`;
  return { before: nameOf(slot - 1), current: nameOf(slot), next: nameOf(slot + 1) };
};

const modificationFor = (addition: EntityAdditionWrite, { slot, keeps }: Memory): Modification => {
  const { arms, bounds, now, digest, type, windowEnd } = addition;
  const { before, current, next } = setsOf(slot);
  const added = Object.assign({}, ...[...arms].map(([arm, armAddition]) => armAttributes(arm, armAddition)));
  const expires = { [timeToLive]: Math.ceil((now + ENTITY_RETENTION[type]) / 1000) };
  const set = { at: now, slot, ...expires, ...boundAttributes(bounds) };
  const setOnce = windowEnd === undefined ? {} : { [windowEndAttribute]: windowEnd };
  const kept = { [current]: new Set([digest]) };
  return keeps === 'alone'
    ? { add: added, set: { ...set, ...kept }, setOnce, remove: [before, next] }
    : { add: { ...added, ...(keeps === 'beside' ? kept : {}) }, set, setOnce, remove: [next] };
};

const conditions: Readonly<Record<Memory['keeps'], (slot: number, digest: Uint8Array) => Condition>> = {
  beside: (slot, digest) => {
    const hasRoom = 'size(#current) < :few OR (slot = :slot AND size(#current) < :most)';
    return both(isNewDigest(slot, digest), {
      expression: `attribute_not_exists(#current) OR ${hasRoom}`,
      values: { ':few': FEW_DIGESTS, ':most': MAX_DIGESTS },
    });
  },
  /** All remembered digests are older than the slot before. */
  alone: (slot) => ({ expression: 'slot < :before', values: { ':before': slot - 1 } }),
  nowhere: (slot, digest) => isNewDigest(slot, digest),
};

const isNewDigest = (slot: number, digest: Uint8Array): Condition => {
  const { before, current } = setsOf(slot);
  const isReached = 'attribute_not_exists(slot) OR slot <= :slot';
  return {
    expression: `NOT contains(#before, :digest) AND NOT contains(#current, :digest) AND (${isReached})`,
    names: { '#before': before, '#current': current },
    values: { ':digest': digest, ':slot': slot },
  };
};

/** Decides how to retry an addition after its condition failed. Returns undefined when it was added before. */
const nextMemory = (found: Item | undefined, slot: number, digest: Uint8Array): Memory | undefined => {
  const reached = (found?.slot as number | undefined) ?? slot;
  if (reached > slot) return { slot: reached, keeps: 'beside' };
  const { before, current } = setsOf(slot);
  const [known, others] = [digestsOf(found, before), digestsOf(found, current)];
  if ([...known, ...others].some((one) => Buffer.from(one).equals(digest))) return undefined;
  if (others.length < FEW_DIGESTS) return { slot, keeps: 'beside' };
  if (reached < slot - 1) return { slot, keeps: 'alone' };
  return { slot, keeps: others.length < MAX_DIGESTS ? 'beside' : 'nowhere' };
};

const digestsOf = (found: Item | undefined, set: string): Uint8Array[] => [
  ...((found?.[set] as Set<Uint8Array> | undefined) ?? []),
];

/** The attribute with the end of the entity's window, which the counting of the stream reads. It never changes. */
export const windowEndAttribute = 'windowEnd';

/** The attributes of an arm in the item. The counting of the stream reads them. */
export const sumAttribute = (arm: string): string => `s:${arm}`;
export const countAttribute = (arm: string): string => `c:${arm}`;
export const denominatorAttribute = (arm: string): string => `d:${arm}`;

/** The attributes with the bounds of the entity's sums. No arm's attribute has such a name. */
export const boundNames = { floor: 'floor', cap: 'cap' } as const;

const armAttributes = (arm: string, { sum, count, denominators }: ArmAddition): Item => ({
  [sumAttribute(arm)]: exactNumber(sum),
  [countAttribute(arm)]: count,
  ...(denominators === undefined ? {} : { [denominatorAttribute(arm)]: exactNumber(denominators) }),
});

const boundAttributes = ({ floor, cap }: ClampBounds): Item => ({
  ...(floor === undefined ? {} : { [boundNames.floor]: exactNumber(floor) }),
  ...(cap === undefined ? {} : { [boundNames.cap]: exactNumber(cap) }),
});

/** A number of 38 digits, which a double would round. */
const exactNumber = (scaled: bigint): NumberValue => NumberValue.from(formatDecimal(scaled, VALUE_DECIMALS));
