/**
 * What is due: one item for each running launch or experiment that has something to write down, sorted by time, so that
 * a sweep reads only what is due.
 */
import type { Item } from './change.ts';
import { type EntityKey, keys, lists, sortable } from './schema.ts';
import type { Table } from './table.ts';

export interface Due extends EntityKey {
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** The creation id of the project. */
  readonly owner: string;
}

export interface DueStore {
  /** What is due at `now` or before, the earliest first, at most `limit` of it behind `after`. */
  readonly at: (now: number, page: { readonly limit: number; readonly after?: Due | undefined }) => Promise<Due[]>;
}

export const dueStore = (table: Table): DueStore => ({
  at: async (now, { limit, after }) => {
    const { items } = await table.page({
      list: lists.due(),
      limit,
      upTo: `${sortable(now)}$`,
      after: after && keys.due(after.time, after).SK,
    });
    return items.map(dueOf);
  },
});

const dueOf = ({ SK, owner }: Item): Due => {
  const [time, kind, project = '', name = ''] = (SK as string).split('#');
  return { time: Number(time), kind: kind as Due['kind'], project, name, owner: owner as string };
};
