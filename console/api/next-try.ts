/**
 * When what failed is tried again, or may be. Both are known by the error itself.
 */
import { browserNow } from './clock.ts';

/** Epoch milliseconds of this browser. */
const times = new WeakMap<object, number>();

/** @param wait milliseconds from now. */
export const noteNextTry = (error: unknown, wait: number): void => {
  if (error instanceof Error) times.set(error, browserNow() + wait);
};

/** Undefined for an error that is not tried again. */
export const nextTryOf = (error: unknown): number | undefined =>
  error instanceof Error ? times.get(error) : undefined;
