/**
 * Waiting for what happens by itself.
 */
import { setTimeout as pause } from 'node:timers/promises';

/** Tries until it holds, for `timeoutMs` milliseconds; the last failure is what is thrown. */
export const eventually = async (timeoutMs: number, check: () => Promise<void>): Promise<void> => {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(500);
    }
  }
};
