/**
 * Work that is better done together. To write to a socket wakes whoever waits at the other end, which can take longer than an evaluation; replies
 * that are written one after the other wake a client with many connections once.
 */

let turn: Promise<void> | undefined;

/** Resolves when all that has come in so far, and can be done without waiting, has been done. */
export const nextTick = (): Promise<void> => {
  turn ??= new Promise((resolve) => {
    setImmediate(() => {
      turn = undefined;
      resolve();
    });
  });
  return turn;
};
