/**
 * Tries again what could not be delivered: of each project the oldest first, until one fails. Lines go to where the
 * project delivers now; to where they were meant for when it delivers nowhere.
 */
import type { ReportFailure } from '../../domain/operational-metric.ts';
import type { Chunk } from '../store/delivery/undelivered.ts';
import type { Store } from '../store/store.ts';
import { type Destination, sendWithin } from './destination.ts';

export interface Redelivery {
  readonly store: Pick<Store, 'undelivered' | 'projects'>;
  readonly send: Destination;
  readonly report: ReportFailure;
  /** Asked before each chunk; what is left is for the next run. */
  readonly hasTime: () => boolean;
  /** How long a destination may take, in milliseconds. */
  readonly timeoutMs?: number;
}

/** Chunks of a project that are listed at once. */
const page = 100;

/** Resolves to the number of lines that are still undelivered; a project that fails holds up no other. */
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
    const chunks = await store.undelivered.list(project, { limit: page });
    for (const chunk of chunks) {
      if (!hasTime()) return;
      await redeliverChunk(redelivery, chunk);
    }
    if (chunks.length < page) return;
  }
};

/** One that was delivered and not removed is delivered again, under the same ids. */
const redeliverChunk = async ({ store, send, timeoutMs = 10_000 }: Redelivery, chunk: Chunk): Promise<void> => {
  const { project } = chunk;
  const content = await store.undelivered.get(chunk);
  if (content) {
    const found = await store.projects.get(project);
    // A project that took the name of another since then is owed nothing.
    const isSame = found?.entity.id === content.projectId;
    const to = (isSame && found.entity.dataDelivery) || content.to;
    await sendWithin(send, { project, to, lines: content.lines }, timeoutMs);
  }
  await store.undelivered.remove(chunk);
};
