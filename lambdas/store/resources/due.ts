/**
 * What is due: one item for each running launch or experiment that has something to write down, sorted by time, so that
 * a sweep reads only what is due.
 */

import { check, remove } from '../table/change.ts';
import { isNewEntity, isVersion } from '../table/condition.ts';
import { dueIn, type EntityKey, keys, lists, sortable } from '../table/schema.ts';
import type { Table } from '../table/table.ts';

export interface Due extends EntityKey {
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/** An item of the list; what no transition wrote has no meaning. */
export interface DueItem {
  readonly sortKey: string;
  readonly due?: Due;
}

export interface DueStore {
  /** What is due at `now` or before, the earliest first, at most `limit` of it behind the sort key `after`. */
  readonly at: (
    now: number,
    page: { readonly limit: number; readonly after?: string | undefined },
  ) => Promise<DueItem[]>;
  /** The first time after `after` and up to `to` at which something is due. */
  readonly next: (after: number, to: number) => Promise<number | undefined>;
  /**
   * Removes an item that its launch or experiment, read as `version` (undefined: it is not there), knows nothing of;
   * 'changed' when that is no longer so.
   */
  readonly drop: (due: Due, version: number | undefined) => Promise<'done' | 'changed'>;
}

export const dueStore = (table: Table): DueStore => {
  const at: DueStore['at'] = async (now, { limit, after }) => {
    const { items } = await table.page({ list: lists.due(), limit, upTo: behind(now), after });
    return items.map(({ SK }) => dueOf(SK as string));
  };
  return {
    at,
    next: async (after, to) => {
      for (let last = behind(after); ; ) {
        const items = await at(to, { limit: 100, after: last });
        const next = items.find(({ due }) => due && due.time > after);
        if (next?.due) return next.due.time;
        if (items.length === 0) return undefined;
        last = items.at(-1)?.sortKey ?? last;
      }
    },
    drop: async (due, version) => {
      if (!(await table.get(keys.due(due.time, due)))) return 'done';
      return table.commit<'changed'>([
        remove(keys.due(due.time, due)),
        check(keys.trial(due), {
          when: version === undefined ? isNewEntity : isVersion(version),
          otherwise: 'changed',
        }),
      ]);
    },
  };
};

/** Sorts behind everything that is due at `time`. */
const behind = (time: number): string => `${sortable(time)}$`;

const dueOf = (sortKey: string): DueItem => {
  const due = dueIn(sortKey);
  return due ? { sortKey, due } : { sortKey };
};
