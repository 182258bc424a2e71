/**
 * Lists due transitions: one item for each running trial with a transition ahead, sorted by time. A sweep reads only
 * the due ones.
 */

import { check, remove } from '../table/change.ts';
import { isNewEntity, isVersion } from '../table/condition.ts';
import { type EntityKey, keys, lists, parseDue, sortableTime } from '../table/schema.ts';
import type { Table } from '../table/table.ts';

export interface Due extends EntityKey {
  /** Milliseconds since the epoch. */
  readonly time: number;
}

/** An item of the list. It has no `due` if no transition wrote it. */
export interface DueItem {
  readonly sortKey: string;
  readonly due?: Due;
}

export interface DueStore {
  /**
   * Resolves to the transitions that are due at `now` or before, the earliest first: at most `limit` behind the sort
   * key `after`.
   */
  readonly list: (
    now: number,
    page: { readonly limit: number; readonly after?: string | undefined },
  ) => Promise<DueItem[]>;
  /** Resolves to the first time after `after` and up to `to` at which a transition is due. */
  readonly next: (after: number, to: number) => Promise<number | undefined>;
  /**
   * Removes an item that its trial does not know. `version` is the trial's version as read, undefined for a missing
   * trial. Resolves to 'changed' if that version is no longer current.
   */
  readonly drop: (due: Due, version: number | undefined) => Promise<'done' | 'changed'>;
}

export const dueStore = (table: Table): DueStore => {
  const list: DueStore['list'] = async (now, { limit, after }) => {
    const { items } = await table.page({ list: lists.due(), limit, upTo: sortKeyBehind(now), after });
    return items.map(({ SK }) => dueOf(SK as string));
  };
  return {
    list,
    next: async (after, to) => {
      for (let last = sortKeyBehind(after); ; ) {
        const items = await list(to, { limit: 100, after: last });
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
const sortKeyBehind = (time: number): string => `${sortableTime(time)}$`;

const dueOf = (sortKey: string): DueItem => {
  const due = parseDue(sortKey);
  return due ? { sortKey, due } : { sortKey };
};
