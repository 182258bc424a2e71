/** Lives through many histories, several at the same time. */
import { Worker } from 'node:worker_threads';
import type { Lived } from './live.ts';

export interface Histories {
  /** The number of the first history. */
  readonly first: number;
  readonly count: number;
  /** How many threads live through histories. Each has a DynamoDB beside it, and they take turns. */
  readonly threads: number;
}

/** `onLived` is told of each history, in no order. @throws what ends a thread. */
export const liveAll = async ({ first, count, threads }: Histories, onLived: (lived: Lived) => void): Promise<void> => {
  let next = first;
  const liveOn = async (): Promise<void> => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    try {
      while (next < first + count) onLived(await answerOf(worker, next++));
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, count) }, liveOn));
};

const answerOf = (worker: Worker, seed: number): Promise<Lived> =>
  new Promise((resolve, reject) => {
    worker.once('message', (lived: Lived) => {
      worker.off('error', reject);
      resolve(lived);
    });
    worker.once('error', reject);
    worker.postMessage(seed);
  });
