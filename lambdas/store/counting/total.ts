/**
 * Totals: sums over a period, one item for each shard of the stream, which is its only writer. The item's watermark is the
 * last record that is in it, so that a record delivered again, in whatever batch and by whomever, adds nothing.
 */

import { type ArmSums, addArmSums, type PeriodSums } from '../../../domain/results/series.ts';
import { formatSums, parseSums, type Sums } from '../../../domain/stats/sums.ts';
import { type Item, put } from '../table/change.ts';
import { type Condition, isNew } from '../table/condition.ts';
import { totalsKeptFor } from '../table/retention.ts';
import { type Key, periodIn, type Total, timeToLive, totalKeys } from '../table/schema.ts';
import type { Table } from '../table/table.ts';

/** A record may be counted this long after its period: a day's retries, and an hour to be sure; in milliseconds. */
export const untilFinal = 25 * 3_600_000;

/** What one record of the stream adds to a total. */
export interface Increment {
  /** Sorts as text. */
  readonly sequence: string;
  readonly deltas: Readonly<Record<string, Sums>>;
}

export interface TotalOf extends Total {
  /** Absent for the total of unique entities. */
  readonly metric?: number;
}

export interface TotalStore {
  /** Adds those increments that are not in the total yet; resolves to their number. */
  readonly add: (of: TotalOf, increments: readonly Increment[]) => Promise<number>;
  /**
   * Adds what was left out when its time was: each increment once, by its sequence, which need not sort. `of.period` is that of the
   * repair, since nobody reads the totals of quarters that are final.
   */
  readonly repair: (of: TotalOf, increments: readonly Increment[]) => Promise<void>;
}

export const totalStore = (table: Table): TotalStore => ({
  add: async (of, increments) => {
    const key = keyOf(of);
    for (;;) {
      const item = await table.get(key);
      const watermark = item?.watermark as string | undefined;
      const cache = increments.filter(({ sequence }) => watermark === undefined || sequence > watermark);
      const last = cache.at(-1);
      if (!last) return 0;
      const total = { ...key, watermark: last.sequence, ...countChange(of, cache, sumsIn(item)) };
      const outcome = await table.commitOne<'changed'>(
        put(total, { when: isWatermark(watermark), otherwise: 'changed' }),
      );
      if (outcome === 'done') return cache.length;
    }
  },
  repair: async (of, increments) => {
    for (let start = 0; start < increments.length; start += mostRepaired)
      await repairOnce(table, of, increments.slice(start, start + mostRepaired));
  },
});

/** What a transaction of 100 items has room for, beside a total. */
const mostRepaired = 99;

/** A mark for each increment is written with their total, which is a new one. */
const repairOnce = async (table: Table, of: TotalOf, increments: readonly Increment[]): Promise<void> => {
  const markOf = ({ sequence }: Increment) => totalKeys.repaired(of.trialId, sequence);
  for (;;) {
    const repaired = new Set((await table.getAll(increments.map(markOf))).map(({ SK }) => SK));
    const open = increments.filter((increment) => !repaired.has(markOf(increment).SK));
    const [first] = open;
    if (!first) return;
    const marks = open.map((increment) =>
      put({ ...markOf(increment), ...expiry(of) }, { when: isNew, otherwise: 'repaired' as const }),
    );
    const shard = `${of.shard}:${first.sequence}`;
    const total = { ...keyOf({ ...of, shard }), ...countChange(of, open, {}) };
    if ((await table.commit<'repaired'>([...marks, put(total)])) === 'done') return;
  }
};

const keyOf = ({ metric, ...of }: TotalOf): Key =>
  metric === undefined ? totalKeys.uniques(of) : totalKeys.sums({ ...of, metric });

const expiry = ({ period }: TotalOf) => ({ [timeToLive]: Math.ceil((period + totalsKeptFor) / 1000) });

/** What a total has besides its key and watermark. */
const countChange = (of: TotalOf, increments: readonly Increment[], before: ArmSums) => {
  const sums = increments.reduce((total, { deltas }) => addArmSums(total, deltas), before);
  return { sums: JSON.stringify(armTextsOf(sums)), ...expiry(of) };
};

const isWatermark = (watermark: string | undefined): Condition =>
  watermark === undefined
    ? { expression: 'attribute_not_exists(PK)' }
    : { expression: 'watermark = :watermark', values: { ':watermark': watermark } };

/** Sums by arm as they are stored. */
export type ArmTexts = Readonly<Record<string, string>>;

export const armTextsOf = (sums: ArmSums): ArmTexts =>
  Object.fromEntries(Object.entries(sums).map(([arm, armSums]) => [arm, formatSums(armSums)]));

export const armSumsOf = (texts: ArmTexts): ArmSums =>
  Object.fromEntries(Object.entries(texts).map(([arm, text]) => [arm, parseSums(text)]));

const sumsIn = (item: Item | undefined): ArmSums =>
  item ? armSumsOf(JSON.parse(item.sums as string) as ArmTexts) : {};

/** What an item of totals counts. */
export const periodSumsIn = (item: Item): PeriodSums => ({ period: periodIn(item.SK as string), sums: sumsIn(item) });
