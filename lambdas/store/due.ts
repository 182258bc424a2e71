/**
 * What is due: one item for each running launch or experiment that has something to write down, sorted by time, so that
 * a sweep reads only what is due.
 */

import { remove } from './change.ts';
import { type EntityKey, keys, lists, sortable } from './schema.ts';
import type { Table } from './table.ts';

export interface Due extends EntityKey {
  /** Milliseconds since the epoch. */
  readonly time: number;
}

export interface DueStore {
  /** What is due at `now` or before, the earliest first, at most `limit` of it behind `after`. */
  readonly at: (now: number, page: { readonly limit: number; readonly after?: Due | undefined }) => Promise<Due[]>;
  readonly drop: (due: Due) => Promise<'done'>;
}

export const dueStore = (table: Table): DueStore => ({
  at: async (now, { limit, after }) => {
    const { items } = await table.page({
      list: lists.due(),
      limit,
      upTo: `${sortable(now)}$`,
      after: after && keys.due(after.time, after).SK,
    });
    return items.map((item) => dueOf(item.SK as string));
  },
  drop: (due) => table.commit([remove(keys.due(due.time, due))]) as Promise<'done'>,
});

const dueOf = (sortKey: string): Due => {
  const [time, kind, project = '', name = ''] = sortKey.split('#');
  return { time: Number(time), kind: kind as Due['kind'], project, name };
};
