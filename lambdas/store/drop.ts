/**
 * What was not counted, by metric and cause: counters beside the totals, in several items so that none is too hot.
 */
import type { Drop } from '../../domain/event/measurement.ts';
import { update } from './change.ts';
import { totalKeys } from './schema.ts';
import type { Table } from './table.ts';

export interface DropStore {
  readonly add: (drops: readonly Drop[]) => Promise<void>;
}

const items = 8;

export const dropStore = (table: Table): DropStore => ({
  add: async (drops) => {
    const ids = [...new Set(drops.map(({ taker }) => taker.id))];
    await Promise.all(
      ids.map((id) => {
        const shard = Math.floor(Math.random() * items);
        return table.commitOne(update(totalKeys.drops(id, shard), { add: countsOf(drops, id) }));
      }),
    );
  },
});

const countsOf = (drops: readonly Drop[], id: string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { taker, metric, cause } of drops)
    if (taker.id === id) counts[`${cause}:${metric}`] = (counts[`${cause}:${metric}`] ?? 0) + 1;
  return counts;
};
