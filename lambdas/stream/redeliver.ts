/**
 * Delivers undelivered records again, each project's oldest first, until one fails. They go to the project's current
 * destination, or to their original one if the project has none now.
 */

import type { ReportFailure } from '../../domain/operational-metric.ts';
import type { Chunk } from '../store/delivery/undelivered.ts';
import type { Store } from '../store/store.ts';
import { type Destination, sendWithin } from './destination.ts';

export interface Redelivery {
  readonly store: Pick<Store, 'undelivered' | 'projects'>;
  readonly send: Destination;
  readonly report: ReportFailure;
  /** Asked before each chunk. The next run delivers the rest. */
  readonly hasTime: () => boolean;
  /** The timeout of a destination, in milliseconds. */
  readonly timeoutMs?: number;
}

/** The number of chunks that one request lists. */
const PAGE_SIZE = 100;

/** Resolves to the number of records that are still undelivered. A failing project holds up no other. */
export const redeliver = async (redelivery: Redelivery): Promise<number> => {
  const { store, report } = redelivery;
  const projects = await store.undelivered.projects();
  const left = await Promise.all(
    projects.map(async (project) => {
      try {
        await redeliverProject(redelivery, project);
      } catch (error) {
        report('lines still not delivered', { project, error });
      }
      return store.undelivered.count(project);
    }),
  );
  return left.reduce((sum, count) => sum + count, 0);
};

const redeliverProject = async (redelivery: Redelivery, project: string): Promise<void> => {
  const { store, hasTime } = redelivery;
  for (;;) {
    const chunks = await store.undelivered.list(project, { limit: PAGE_SIZE });
    for (const chunk of chunks) {
      if (!hasTime()) return;
      await redeliverChunk(redelivery, chunk);
    }
    if (chunks.length < PAGE_SIZE) return;
  }
};

/** A chunk that was delivered but not removed is delivered again, under the same ids. */
const redeliverChunk = async ({ store, send, timeoutMs = 10_000 }: Redelivery, chunk: Chunk): Promise<void> => {
  const { project } = chunk;
  const content = await store.undelivered.get(chunk);
  if (content) {
    const found = await store.projects.get(project);
    // A later project of the same name owes nothing for the earlier one.
    const isSame = found?.entity.id === content.projectId;
    const to = (isSame && found.entity.dataDelivery) || content.to;
    await sendWithin(send, { project, to, records: content.records }, timeoutMs);
  }
  await store.undelivered.remove(chunk);
};
