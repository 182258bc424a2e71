/**
 * Totals: sums over a period, one item for each shard of the stream, which is its only writer. The item's watermark is the
 * last record that is in it, so that a record delivered again, in whatever batch and by whomever, adds nothing.
 */

import type { Counted } from '../../domain/results/series.ts';
import { addSums, formatSums, noSums, parseSums, type Sums, type SumTexts } from '../../domain/stats/sums.ts';
import { put } from './change.ts';
import type { Condition } from './condition.ts';
import { lists, type Total, totalKeys } from './schema.ts';
import type { Table } from './table.ts';

/** The length of a period, in milliseconds. */
export const periodLength = 5 * 60_000;

/** More than an experiment of 30 days counts with a hundred shards. */
const mostItems = 1_000_000;

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
  /** What was counted of a metric, by period, in order of time; each shard's part by itself. */
  readonly list: (trialId: string, metric: number) => Promise<Counted[]>;
}

export const totalStore = (table: Table): TotalStore => ({
  add: async (of, increments) => {
    const { metric } = of;
    const key = metric === undefined ? totalKeys.uniques(of) : totalKeys.sums({ ...of, metric });
    for (;;) {
      const item = await table.get(key);
      const watermark = item?.watermark as string | undefined;
      const fresh = increments.filter(({ sequence }) => watermark === undefined || sequence > watermark);
      const last = fresh.at(-1);
      if (!last) return 0;
      const sums = fresh.reduce((total, { deltas }) => withDeltas(total, deltas), sumsOf(item));
      const outcome = await table.commitOne<'changed'>(
        put(
          { ...key, watermark: last.sequence, sums: JSON.stringify(textsOf(sums)) },
          { when: isWatermark(watermark), otherwise: 'changed' },
        ),
      );
      if (outcome === 'done') return fresh.length;
    }
  },
  list: async (trialId, metric) => {
    const { items } = await table.page({ list: lists.sums(trialId, metric), limit: mostItems, consistent: false });
    return items.map((item) => ({ period: Number((item.SK as string).split('#')[2]), sums: sumsOf(item) }));
  },
});

type ArmSums = Readonly<Record<string, Sums>>;

const isWatermark = (watermark: string | undefined): Condition =>
  watermark === undefined
    ? { expression: 'attribute_not_exists(PK)' }
    : { expression: 'watermark = :watermark', values: { ':watermark': watermark } };

const withDeltas = (total: ArmSums, deltas: ArmSums): ArmSums => ({
  ...total,
  ...Object.fromEntries(Object.entries(deltas).map(([arm, delta]) => [arm, addSums(total[arm] ?? noSums, delta)])),
});

const textsOf = (sums: ArmSums): Record<string, SumTexts> =>
  Object.fromEntries(Object.entries(sums).map(([arm, of]) => [arm, formatSums(of)]));

/** The sums in an item of totals, by group or treatment. */
export const sumsOf = (item: Readonly<Record<string, unknown>> | undefined): ArmSums =>
  item
    ? Object.fromEntries(
        Object.entries(JSON.parse(item.sums as string) as Record<string, SumTexts>).map(([arm, of]) => [
          arm,
          parseSums(of),
        ]),
      )
    : {};
