/**
 * One deadline for all that a request asks of the store, however much that is: settling, reads, writes, and the attempts of each.
 */

import { AsyncLocalStorage } from 'node:async_hooks';
import { StoreError } from './store-error.ts';

interface Deadline {
  isOver: boolean;
  /** Rejects with a {@link StoreError} when it is over. */
  readonly over: Promise<never>;
}

const deadlines = new AsyncLocalStorage<Deadline>();

/** Runs `work`, whose requests to the store, taken together, have this long (milliseconds) from now on. */
export const withDeadline = async <Result>(milliseconds: number, work: () => Promise<Result>): Promise<Result> => {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      deadline.isOver = true;
      reject(outOfTime(milliseconds));
    }, milliseconds);
  });
  over.catch(() => undefined);
  const deadline: Deadline = { isOver: false, over };
  try {
    return await deadlines.run(deadline, work);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * What `send` comes to, or a {@link StoreError} when the deadline of the request, if it has one, is over before. What was sent may still be
 * done then, as with any answer that does not come; nothing more is sent.
 */
export const byDeadline = <Result>(send: () => Promise<Result>): Promise<Result> => {
  const deadline = deadlines.getStore();
  if (!deadline) return send();
  return deadline.isOver ? deadline.over : Promise.race([send(), deadline.over]);
};

const outOfTime = (milliseconds: number): StoreError =>
  new StoreError('unavailable', new Error(`The store did not do all that was asked of it in ${milliseconds} ms.`));
