/**
 * Keeps delivery records in chunks until their destination takes them. A chunk has a short entry in the list, and its
 * records in an item beside it. The entry is written last and removed first, so that every listed chunk has its
 * records.
 */

import { put, remove } from '../table/change.ts';
import { type ChunkKey, deliveryKeys, lists, parseChunkKey, timeToLive } from '../table/schema.ts';
import type { Table } from '../table/table.ts';
import type { DeliveryRecord, DeliveryTarget } from './delivery-record.ts';

export interface Chunk extends ChunkKey {
  /** The number of its records. */
  readonly recordCount: number;
}

export interface ChunkContent extends Omit<DeliveryTarget, 'project'> {
  readonly records: readonly DeliveryRecord[];
}

export interface UndeliveredStore {
  readonly put: (key: ChunkKey, content: ChunkContent) => Promise<void>;
  /** The names of the projects with chunks. */
  readonly projects: () => Promise<string[]>;
  /** The oldest chunks of a project, at most `limit` of them behind `after`. */
  readonly list: (project: string, page: { readonly limit: number; readonly after?: Chunk }) => Promise<Chunk[]>;
  /** Undefined after another process has delivered the chunk. */
  readonly get: (chunk: ChunkKey) => Promise<ChunkContent | undefined>;
  readonly remove: (chunk: ChunkKey) => Promise<void>;
  /** The number of a project's undelivered records. */
  readonly count: (project: string) => Promise<number>;
}

const DAY = 86_400_000;
/** A destination may be missing for this long. */
const RETENTION = 30 * DAY;
const CHUNKS_PER_PAGE = 1_000;

export const undeliveredStore = (table: Table): UndeliveredStore => {
  const list: UndeliveredStore['list'] = async (project, { limit, after }) => {
    const behind = after && deliveryKeys.undelivered(after).SK;
    const { items } = await table.page({ list: lists.undelivered(project), limit, after: behind });
    return items.map(({ SK, lines }) => ({ ...parseChunkKey(SK as string), recordCount: lines as number }));
  };
  return {
    put: async (key, { projectId, to, records }) => {
      const expires = { [timeToLive]: Math.ceil((key.time + RETENTION) / 1000) };
      const lines = records.map(({ id, time, text }) => ({ id, time, text }));
      const content = { projectId, to: JSON.stringify(to), lines };
      await table.commitOne(put({ ...deliveryKeys.undeliveredLines(key), ...content, ...expires }));
      await table.commitOne(put({ ...deliveryKeys.undelivered(key), lines: records.length, ...expires }));
    },
    projects: async () => {
      const found: string[] = [];
      for (let after: string | undefined; ; ) {
        const { items } = await table.page({ list: lists.undelivered(), limit: 1, after });
        const [next] = items;
        if (!next) return found;
        const { project } = parseChunkKey(next.SK as string);
        found.push(project);
        after = deliveryKeys.behindUndelivered(project);
      }
    },
    list,
    get: async (chunk) => {
      const item = await table.get(deliveryKeys.undeliveredLines(chunk));
      if (!item) return undefined;
      const { projectId, to, lines } = item as { projectId: string; to: string; lines: DeliveryRecord[] };
      return { projectId, to: JSON.parse(to), records: lines };
    },
    remove: async (chunk) => {
      await table.commitOne(remove(deliveryKeys.undelivered(chunk)));
      await table.commitOne(remove(deliveryKeys.undeliveredLines(chunk)));
    },
    count: async (project) => {
      let sum = 0;
      for (let after: Chunk | undefined; ; ) {
        const chunks = await list(project, { limit: CHUNKS_PER_PAGE, ...(after ? { after } : {}) });
        for (const { recordCount } of chunks) sum += recordCount;
        after = chunks.at(-1);
        if (chunks.length < CHUNKS_PER_PAGE) return sum;
      }
    },
  };
};
