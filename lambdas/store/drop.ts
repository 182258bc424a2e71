/**
 * What was not counted, by metric and cause: counters beside the totals, in several items so that none is too hot.
 */
import type { Drop, DropCause } from '../../domain/event/measurement.ts';
import { update } from './change.ts';
import { counter } from './entity.ts';
import { lists, totalKeys } from './schema.ts';
import type { Table } from './table.ts';

export interface DropStore {
  readonly add: (drops: readonly Drop[]) => Promise<void>;
  /** How many values of each metric, by its place, were dropped for each cause. */
  readonly list: (trialId: string) => Promise<(metric: number) => Readonly<Record<DropCause, number>>>;
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
  list: async (trialId) => {
    const { items: counters } = await table.page({ list: lists.drops(trialId), limit: items, consistent: false });
    const sum = (cause: DropCause, metric: number) =>
      counters.reduce((total, item) => total + counter(item, `${cause}:${metric}`), 0);
    return (metric) => ({
      noAssignment: sum('noAssignment', metric),
      outsideAssignment: sum('outsideAssignment', metric),
      outsideRun: sum('outsideRun', metric),
    });
  },
});

const countsOf = (drops: readonly Drop[], id: string): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { taker, metric, cause } of drops)
    if (taker.id === id) counts[`${cause}:${metric}`] = (counts[`${cause}:${metric}`] ?? 0) + 1;
  return counts;
};
