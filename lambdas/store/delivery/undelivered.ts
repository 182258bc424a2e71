/**
 * Lines that their destination did not take, in chunks, until it does. A chunk is its place in the list, which is short,
 * and its lines beside it; the place is written last and goes first, so that what is listed is always there.
 */
import { put, remove } from '../table/change.ts';
import { type ChunkKey, chunkKeyIn, lineKeys, lists, timeToLive } from '../table/schema.ts';
import type { Table } from '../table/table.ts';
import type { DeliveryRecord, DeliveryTarget } from './delivery-record.ts';

export interface Chunk extends ChunkKey {
  /** How many lines it has. */
  readonly lines: number;
}

export interface ChunkContent extends Omit<DeliveryTarget, 'project'> {
  readonly lines: readonly DeliveryRecord[];
}

export interface UndeliveredStore {
  readonly put: (key: ChunkKey, content: ChunkContent) => Promise<void>;
  /** The projects that have chunks. */
  readonly projects: () => Promise<string[]>;
  /** The oldest chunks of a project, at most `limit` behind `after`. */
  readonly list: (project: string, page: { readonly limit: number; readonly after?: Chunk }) => Promise<Chunk[]>;
  /** Undefined when somebody else has delivered it. */
  readonly get: (chunk: ChunkKey) => Promise<ChunkContent | undefined>;
  readonly remove: (chunk: ChunkKey) => Promise<void>;
  /** How many lines of a project are undelivered. */
  readonly count: (project: string) => Promise<number>;
}

const day = 86_400_000;
/** A destination may be gone for this long. */
const keptFor = 30 * day;
const countedAtOnce = 1_000;

export const undeliveredStore = (table: Table): UndeliveredStore => {
  const list: UndeliveredStore['list'] = async (project, { limit, after }) => {
    const behind = after && lineKeys.undelivered(after).SK;
    const { items } = await table.page({ list: lists.undelivered(project), limit, after: behind });
    return items.map(({ SK, lines }) => ({ ...chunkKeyIn(SK as string), lines: lines as number }));
  };
  return {
    put: async (key, { projectId, to, lines }) => {
      const expires = { [timeToLive]: Math.ceil((key.time + keptFor) / 1000) };
      const texts = lines.map(({ id, time, text }) => ({ id, time, text }));
      const content = { projectId, to: JSON.stringify(to), lines: texts };
      await table.commitOne(put({ ...lineKeys.undeliveredLines(key), ...content, ...expires }));
      await table.commitOne(put({ ...lineKeys.undelivered(key), lines: lines.length, ...expires }));
    },
    projects: async () => {
      const found: string[] = [];
      for (let after: string | undefined; ; ) {
        const { items } = await table.page({ list: lists.undelivered(), limit: 1, after });
        const [next] = items;
        if (!next) return found;
        const { project } = chunkKeyIn(next.SK as string);
        found.push(project);
        after = lineKeys.behindUndelivered(project);
      }
    },
    list,
    get: async (chunk) => {
      const item = await table.get(lineKeys.undeliveredLines(chunk));
      if (!item) return undefined;
      const { projectId, to, lines } = item as { projectId: string; to: string; lines: DeliveryRecord[] };
      return { projectId, to: JSON.parse(to), lines };
    },
    remove: async (chunk) => {
      await table.commitOne(remove(lineKeys.undelivered(chunk)));
      await table.commitOne(remove(lineKeys.undeliveredLines(chunk)));
    },
    count: async (project) => {
      let sum = 0;
      for (let after: Chunk | undefined; ; ) {
        const chunks = await list(project, { limit: countedAtOnce, ...(after ? { after } : {}) });
        for (const { lines } of chunks) sum += lines;
        after = chunks.at(-1);
        if (chunks.length < countedAtOnce) return sum;
      }
    },
  };
};
