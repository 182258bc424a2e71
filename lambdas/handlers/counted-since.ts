/** Since when the evaluations of a project are counted. */
import type { Context } from './handler.ts';

/** Returns a time in milliseconds since the epoch: that of the project's creation, or of the first count, if later. */
export const countedSinceOf = async (
  { store, now }: Context,
  { createdTime }: { readonly createdTime: number },
): Promise<number> => Math.max(createdTime, await store.usage.countedSince(now));
