/** Keeps unreadable records of the stream whole, until they are counted. */

import { put, remove } from '../table/change.ts';
import { lists, totalKeys } from '../table/schema.ts';
import type { Table } from '../table/table.ts';

export interface ParkedRecord {
  readonly eventId: string;
  readonly content: string;
}

export interface ParkedStore {
  readonly put: (eventId: string, content: string) => Promise<void>;
  readonly list: (limit: number) => Promise<ParkedRecord[]>;
  readonly remove: (eventId: string) => Promise<void>;
}

export const parkedStore = (table: Table): ParkedStore => ({
  put: async (eventId, content) => {
    await table.commitOne(put({ ...totalKeys.parked(eventId), content }));
  },
  list: async (limit) => {
    const { items } = await table.page({ list: lists.parked(), limit });
    return items.map(({ SK, content }) => ({ eventId: SK as string, content: content as string }));
  },
  remove: async (eventId) => {
    await table.commitOne(remove(totalKeys.parked(eventId)));
  },
});
