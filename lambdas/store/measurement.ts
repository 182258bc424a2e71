/**
 * What an entity's events come to for a metric: one item with the sum and the count for each treatment. One call's events
 * are one update, and a call that is repeated within ten minutes is recognised by its digest:
 *
 *   slots of ten minutes     ... | before | current | next | ...      (three sets, by the slot modulo 3)
 *   an update at some moment       must not have the digest in `before` or `current`; adds it to `current`; drops `next`
 *
 * When nothing was written in the two slots before, `current` may still have the digests of three slots ago: too many of them
 * are put away before they keep a new one out.
 */
import { NumberValue } from '@aws-sdk/lib-dynamodb';
import { formatDecimal, VALUE_DECIMALS } from '../../domain/stats/decimal.ts';
import type { Change, Item } from './change.ts';
import { update } from './change.ts';
import type { Condition } from './condition.ts';
import { entitiesKeptFor } from './retention.ts';
import { type EntityTrial, entityKeys, timeToLive } from './schema.ts';
import type { Table } from './table.ts';

export interface Measured extends EntityTrial {
  readonly kind: 'launch' | 'experiment';
  /** The place of the metric among those of the launch or experiment. */
  readonly metric: number;
  /** What the call adds for each treatment or group: the sum of the values, times 10^15, and their number. */
  readonly arms: ReadonlyMap<string, { readonly sum: bigint; readonly count: number }>;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Eight bytes that the same call has again when it is repeated. */
  readonly digest: Uint8Array;
}

export interface MeasurementStore {
  /** 'repeated': the same call was counted before; 'unremembered': counted, but a repetition would be counted again. */
  readonly add: (measured: Measured) => Promise<'done' | 'repeated' | 'unremembered'>;
}

const slotLength = 10 * 60_000;
const slots = 3;
/** Digests that a slot remembers; more would make each write of a busy entity dearer. */
const mostDigests = 64;

export const measurementStore = (table: Table): MeasurementStore => ({
  add: async (measured) => {
    let memory: Memory = 'remember';
    for (;;) {
      const outcome: 'done' | 'repeated' | Memory = await table.commitOne(addition(measured, memory));
      if (outcome === 'repeated') return outcome;
      if (outcome === 'done') return memory === 'forget' ? 'unremembered' : 'done';
      memory = outcome;
    }
  },
});

/** What an addition does with its digest: keeps it beside the others, keeps it alone, or does not keep it. */
type Memory = 'remember' | 'afresh' | 'forget';

interface Sets {
  readonly before: string;
  readonly current: string;
  readonly next: string;
}

const addition = (measured: Measured, memory: Memory): Change<'repeated' | Memory> => {
  const { arms, now, digest, kind, metric } = measured;
  const slot = Math.floor(now / slotLength);
  const nameOf = (number: number) => `digests${number % slots}`;
  const sets: Sets = { before: nameOf(slot - 1), current: nameOf(slot), next: nameOf(slot + 1) };
  const sums = [...arms].map(([arm, { sum }]) => [sumOf(arm), NumberValue.from(formatDecimal(sum, VALUE_DECIMALS))]);
  const counts = [...arms].map(([arm, { count }]) => [countOf(arm), count]);
  const added = Object.fromEntries([...sums, ...counts]);
  const set = { at: now, slot, [timeToLive]: Math.ceil((now + entitiesKeptFor[kind]) / 1000) };
  const kept = { [sets.current]: new Set([digest]) };
  return update(
    entityKeys.measurement(measured, metric),
    memory === 'afresh'
      ? { add: added, set: { ...set, ...kept }, remove: [sets.before, sets.next] }
      : { add: { ...added, ...(memory === 'remember' ? kept : {}) }, set, remove: [sets.next] },
    {
      when: memory === 'afresh' ? isStale(slot) : notCounted(sets, digest, memory),
      otherwise: (found) => memoryFor(found, { sets, digest, slot }),
    },
  );
};

const notCounted = ({ before, current }: Sets, digest: Uint8Array, memory: Memory): Condition => ({
  expression: [
    'NOT contains(#before, :digest) AND NOT contains(#current, :digest)',
    ...(memory === 'remember' ? ['(attribute_not_exists(#current) OR size(#current) < :most)'] : []),
  ].join(' AND '),
  names: { '#before': before, '#current': current },
  values: { ':digest': digest, ...(memory === 'remember' ? { ':most': mostDigests } : {}) },
});

const isStale = (slot: number): Condition => ({
  expression: '#slot < :before',
  names: { '#slot': 'slot' },
  values: { ':before': slot - 1 },
});

interface Wanted {
  readonly sets: Sets;
  readonly digest: Uint8Array;
  readonly slot: number;
}

/** What to do about a digest that could not be kept beside those that are found. */
const memoryFor = (found: Item | undefined, { sets, digest, slot }: Wanted): 'repeated' | Memory => {
  const [before, current] = [found?.[sets.before], found?.[sets.current]].map((set) => [
    ...((set as Set<Uint8Array>) ?? []),
  ]) as [Uint8Array[], Uint8Array[]];
  if ([...before, ...current].some((known) => Buffer.from(known).equals(digest))) return 'repeated';
  if (current.length < mostDigests) return 'remember';
  return (found?.slot as number) < slot - 1 ? 'afresh' : 'forget';
};

/** The attributes of a treatment or group in the item, which the counting of the stream reads. */
export const sumOf = (arm: string): string => `s:${arm}`;
export const countOf = (arm: string): string => `c:${arm}`;
