/**
 * Totals are sums over a period, in one item for each shard of the stream. The shard is the only writer of its items.
 * An item's watermark is its last counted record, so that a redelivered record adds nothing, whatever its batch and its
 * reader.
 */

import { type ArmSums, addArmSums, type PeriodSums } from '../../../domain/results/series.ts';
import { formatSums, parseSums, type Sums } from '../../../domain/stats/sums.ts';
import { type Item, put } from '../table/change.ts';
import { type Condition, isNew } from '../table/condition.ts';
import { TOTAL_RETENTION } from '../table/retention.ts';
import { type Key, type Total, timeToLive, totalKeys, totalPeriodOf } from '../table/schema.ts';
import type { Table } from '../table/table.ts';

/** A record may be counted this long after its period, in milliseconds: a day of retries and a spare hour. */
export const COUNTING_WINDOW = 25 * 3_600_000;

/** The addition of one stream record to a total. */
export interface Increment {
  /** Sorts as text. */
  readonly sequence: string;
  readonly deltas: Readonly<Record<string, Sums>>;
}

export interface TotalKey extends Total {
  /** Absent for the total of unique entities. */
  readonly metric?: number;
}

export interface TotalStore {
  /** Adds the increments that are not in the total yet. Resolves to their number. */
  readonly add: (total: TotalKey, increments: readonly Increment[]) => Promise<number>;
  /**
   * Adds increments that were left out in their time, each once by its sequence, which need not sort. The period is
   * that of the repair, because nobody reads the totals of final quarters.
   */
  readonly repair: (total: TotalKey, increments: readonly Increment[]) => Promise<void>;
}

export const totalStore = (table: Table): TotalStore => ({
  add: async (totalKey, increments) => {
    const key = keyOf(totalKey);
    for (;;) {
      const item = await table.get(key);
      const watermark = item?.watermark as string | undefined;
      const newIncrements = increments.filter(({ sequence }) => watermark === undefined || sequence > watermark);
      const last = newIncrements.at(-1);
      if (!last) return 0;
      const total = {
        ...key,
        watermark: last.sequence,
        ...totalAttributes(totalKey, newIncrements, storedSumsOf(item)),
      };
      const outcome = await table.commitOne<'changed'>(
        put(total, { when: isWatermark(watermark), otherwise: 'changed' }),
      );
      if (outcome === 'done') return newIncrements.length;
    }
  },
  repair: async (total, increments) => {
    for (let start = 0; start < increments.length; start += MAX_REPAIRED)
      await repairOnce(table, total, increments.slice(start, start + MAX_REPAIRED));
  },
});

/** A transaction of 100 items has room for this many marks and one total. */
const MAX_REPAIRED = 99;

/** Writes a mark for each increment together with their total, which is new. */
const repairOnce = async (table: Table, totalKey: TotalKey, increments: readonly Increment[]): Promise<void> => {
  const markOf = ({ sequence }: Increment) => totalKeys.repaired(totalKey.trialId, sequence);
  for (;;) {
    const repaired = new Set((await table.getAll(increments.map(markOf))).map(({ SK }) => SK));
    const unrepaired = increments.filter((increment) => !repaired.has(markOf(increment).SK));
    const [first] = unrepaired;
    if (!first) return;
    const marks = unrepaired.map((increment) =>
      put({ ...markOf(increment), ...expiry(totalKey) }, { when: isNew, otherwise: 'repaired' as const }),
    );
    const shard = `${totalKey.shard}:${first.sequence}`;
    const total = { ...keyOf({ ...totalKey, shard }), ...totalAttributes(totalKey, unrepaired, {}) };
    if ((await table.commit<'repaired'>([...marks, put(total)])) === 'done') return;
  }
};

const keyOf = ({ metric, ...total }: TotalKey): Key =>
  metric === undefined ? totalKeys.uniques(total) : totalKeys.sums({ ...total, metric });

const expiry = ({ period }: TotalKey) => ({ [timeToLive]: Math.ceil((period + TOTAL_RETENTION) / 1000) });

/** The attributes of a total besides its key and watermark. */
const totalAttributes = (total: TotalKey, increments: readonly Increment[], before: ArmSums) => {
  const sums = increments.reduce((sum, { deltas }) => addArmSums(sum, deltas), before);
  return { sums: JSON.stringify(armTextsOf(sums)), ...expiry(total) };
};

const isWatermark = (watermark: string | undefined): Condition =>
  watermark === undefined ? isNew : { expression: 'watermark = :watermark', values: { ':watermark': watermark } };

/** Sums by arm in their stored form. */
export type ArmTexts = Readonly<Record<string, string>>;

export const armTextsOf = (sums: ArmSums): ArmTexts =>
  Object.fromEntries(Object.entries(sums).map(([arm, armSums]) => [arm, formatSums(armSums)]));

export const armSumsOf = (texts: ArmTexts): ArmSums =>
  Object.fromEntries(Object.entries(texts).map(([arm, text]) => [arm, parseSums(text)]));

const storedSumsOf = (item: Item | undefined): ArmSums =>
  item ? armSumsOf(JSON.parse(item.sums as string) as ArmTexts) : {};

/** Returns the sums of one period from its item. */
export const periodSumsOf = (item: Item): PeriodSums => ({
  period: totalPeriodOf(item.SK as string),
  sums: storedSumsOf(item),
});
