/**
 * What an entity's events come to for a metric: one item with the sum and the count for each treatment. One call's events
 * are one update, and a call that is repeated within ten minutes is recognised by its digest:
 *
 *   slots of ten minutes     ... | before | current | next | ...      (three sets, by the slot modulo 3)
 *   an update at some moment       must not have the digest in `before` or `current`; adds it to `current`; drops `next`
 *
 * The item says which slot it has reached, and never goes back: a process whose clock is behind must not drop what is current.
 * When nothing was written in the slot before, `current` may still have the digests of three slots ago: a few are left there, more
 * are put away, so that they keep no new one out.
 */

import { NumberValue } from '@aws-sdk/lib-dynamodb';
import type { TrialType } from '../../../domain/lifecycle/trial.ts';
import { formatDecimal, VALUE_DECIMALS } from '../../../domain/stats/decimal.ts';
import { type Item, type Modification, update } from '../table/change.ts';
import { both, type Condition } from '../table/condition.ts';
import { entitiesKeptFor } from '../table/retention.ts';
import { type EntityTrial, entityKeys, timeToLive } from '../table/schema.ts';
import type { Table } from '../table/table.ts';
import { type EntityPlace, writeToEntity } from './entity-place.ts';

export interface EntityAdditionWrite extends EntityTrial {
  readonly type: TrialType;
  /** The place of the metric among those of the launch or experiment. */
  readonly metricIndex: number;
  /** What the call adds for each treatment or group: the sum of the values, times 10^15, and their number. */
  readonly arms: ReadonlyMap<string, { readonly sum: bigint; readonly count: number }>;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Eight bytes that the same call has again when it is repeated. */
  readonly digest: Uint8Array;
}

export interface MeasurementStore {
  /** 'repeated': the same call was counted before; 'unremembered': counted, but a repetition would be counted again. */
  readonly add: (measured: EntityAdditionWrite) => Promise<'done' | 'repeated' | 'unremembered'>;
}

const slotLength = 10 * 60_000;
const slots = 3;
/** Digests of three slots ago that are left where they are: to put them away is a write of its own. */
const fewDigests = 8;
/** Digests that a set has room for, 64 of them new; more would make each write of a busy entity dearer. */
const mostDigests = 64 + fewDigests;

export const measurementStore = (table: Table): MeasurementStore => ({
  add: (measured) =>
    writeToEntity(measured, entityKeys.measurement(measured, measured.metricIndex), (place) =>
      addAt(table, place, measured),
    ),
});

const addAt = async (
  table: Table,
  place: EntityPlace,
  measured: EntityAdditionWrite,
): Promise<'done' | 'repeated' | 'unremembered' | 'absent'> => {
  let memory: Memory = { slot: Math.floor(measured.now / slotLength), keeps: 'beside' };
  const otherwise = (found: Item | undefined) => {
    const next = memoryFor(found, memory.slot, measured.digest);
    memory = next ?? memory;
    return next ? 'again' : 'repeated';
  };
  for (;;) {
    const guard = place.guard({ when: conditions[memory.keeps](memory.slot, measured.digest), otherwise });
    const outcome = await table.commitOne(update(place.key, addition(measured, memory), guard));
    if (outcome === 'done') return memory.keeps === 'nowhere' ? 'unremembered' : 'done';
    if (outcome !== 'again') return outcome;
  }
};

/** The slot that an addition is made in, and where it keeps its digest: beside the others, alone, or nowhere. */
interface Memory {
  readonly slot: number;
  readonly keeps: 'beside' | 'alone' | 'nowhere';
}

/** The attributes with the digests, by the slot of an update. */
const setsOf = (slot: number) => {
  const nameOf = (number: number) => `digests${number % slots}`;
  return { before: nameOf(slot - 1), current: nameOf(slot), next: nameOf(slot + 1) };
};

const addition = (measured: EntityAdditionWrite, { slot, keeps }: Memory): Modification => {
  const { arms, now, digest, type } = measured;
  const { before, current, next } = setsOf(slot);
  const sums = [...arms].map(([arm, { sum }]) => [sumOf(arm), NumberValue.from(formatDecimal(sum, VALUE_DECIMALS))]);
  const counts = [...arms].map(([arm, { count }]) => [countOf(arm), count]);
  const added = Object.fromEntries([...sums, ...counts]);
  const set = { at: now, slot, [timeToLive]: Math.ceil((now + entitiesKeptFor[type]) / 1000) };
  const kept = { [current]: new Set([digest]) };
  return keeps === 'alone'
    ? { add: added, set: { ...set, ...kept }, remove: [before, next] }
    : { add: { ...added, ...(keeps === 'beside' ? kept : {}) }, set, remove: [next] };
};

const conditions: Readonly<Record<Memory['keeps'], (slot: number, digest: Uint8Array) => Condition>> = {
  beside: (slot, digest) => {
    const hasRoom = 'size(#current) < :few OR (slot = :slot AND size(#current) < :most)';
    return both(isNewTo(slot, digest), {
      expression: `attribute_not_exists(#current) OR ${hasRoom}`,
      values: { ':few': fewDigests, ':most': mostDigests },
    });
  },
  /** All that is remembered is older than the slot before. */
  alone: (slot) => ({ expression: 'slot < :before', values: { ':before': slot - 1 } }),
  nowhere: (slot, digest) => isNewTo(slot, digest),
};

const isNewTo = (slot: number, digest: Uint8Array): Condition => {
  const { before, current } = setsOf(slot);
  const isReached = 'attribute_not_exists(slot) OR slot <= :slot';
  return {
    expression: `NOT contains(#before, :digest) AND NOT contains(#current, :digest) AND (${isReached})`,
    names: { '#before': before, '#current': current },
    values: { ':digest': digest, ':slot': slot },
  };
};

/** How to add what could not be added to the item that is found; undefined when it has been added before. */
const memoryFor = (found: Item | undefined, slot: number, digest: Uint8Array): Memory | undefined => {
  const reached = (found?.slot as number | undefined) ?? slot;
  if (reached > slot) return { slot: reached, keeps: 'beside' };
  const { before, current } = setsOf(slot);
  const [known, others] = [digestsIn(found, before), digestsIn(found, current)];
  if ([...known, ...others].some((one) => Buffer.from(one).equals(digest))) return undefined;
  if (others.length < fewDigests) return { slot, keeps: 'beside' };
  if (reached < slot - 1) return { slot, keeps: 'alone' };
  return { slot, keeps: others.length < mostDigests ? 'beside' : 'nowhere' };
};

const digestsIn = (found: Item | undefined, set: string): Uint8Array[] => [
  ...((found?.[set] as Set<Uint8Array> | undefined) ?? []),
];

/** The attributes of a treatment or group in the item, which the counting of the stream reads. */
export const sumOf = (arm: string): string => `s:${arm}`;
export const countOf = (arm: string): string => `c:${arm}`;
