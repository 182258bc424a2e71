/**
 * What an entity's events come to for a metric: one item with the sum and the count for each treatment. One call's events
 * are one update, and a call that is repeated within ten minutes is recognised by its digest:
 *
 *   slots of ten minutes     ... | before | current | next | ...      (three sets, by the slot modulo 3)
 *   an update at some moment       must not have the digest in `before` or `current`; adds it to `current`; drops `next`
 */
import { NumberValue } from '@aws-sdk/lib-dynamodb';
import { formatDecimal, VALUE_DECIMALS } from '../../domain/stats/decimal.ts';
import type { Change, Item } from './change.ts';
import { update } from './change.ts';
import type { Condition } from './condition.ts';
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
const day = 86_400_000;
const keptFor = { experiment: 64 * day, launch: 90 * day } as const;

export const measurementStore = (table: Table): MeasurementStore => ({
  add: async (measured) => {
    const outcome = await table.commitOne(addition(measured, { remember: true }));
    if (outcome !== 'full') return outcome;
    const counted = await table.commitOne(addition(measured, { remember: false }));
    return counted === 'done' ? 'unremembered' : 'repeated';
  },
});

const addition = (measured: Measured, { remember }: { remember: boolean }): Change<'repeated' | 'full'> => {
  const { arms, now, digest, kind, metric } = measured;
  const slot = Math.floor(now / slotLength);
  const [before, current, next] = [slot - 1, slot, slot + 1].map((number) => `digests${number % slots}`) as [
    string,
    string,
    string,
  ];
  const sums = [...arms].map(([arm, { sum }]) => [sumOf(arm), NumberValue.from(formatDecimal(sum, VALUE_DECIMALS))]);
  const counts = [...arms].map(([arm, { count }]) => [countOf(arm), count]);
  return update(
    entityKeys.measurement(measured, metric),
    {
      add: { ...Object.fromEntries([...sums, ...counts]), ...(remember ? { [current]: new Set([digest]) } : {}) },
      set: { at: now, [timeToLive]: Math.ceil((now + keptFor[kind]) / 1000) },
      remove: [next],
    },
    {
      when: notCounted({ before, current, digest, remember }),
      otherwise: (found) => refusal(found, before, current, digest),
    },
  );
};

interface Memory {
  readonly before: string;
  readonly current: string;
  readonly digest: Uint8Array;
  readonly remember: boolean;
}

const notCounted = ({ before, current, digest, remember }: Memory): Condition => ({
  expression: [
    'NOT contains(#before, :digest) AND NOT contains(#current, :digest)',
    ...(remember ? ['(attribute_not_exists(#current) OR size(#current) < :most)'] : []),
  ].join(' AND '),
  names: { '#before': before, '#current': current },
  values: { ':digest': digest, ...(remember ? { ':most': mostDigests } : {}) },
});

const refusal = (found: Item | undefined, before: string, current: string, digest: Uint8Array): 'repeated' | 'full' => {
  const remembered = [found?.[before], found?.[current]].flatMap((set) => [...((set as Set<Uint8Array>) ?? [])]);
  return remembered.some((known) => Buffer.from(known).equals(digest)) ? 'repeated' : 'full';
};

/** The attributes of a treatment or group in the item, which the counting of the stream reads. */
export const sumOf = (arm: string): string => `s:${arm}`;
export const countOf = (arm: string): string => `c:${arm}`;
