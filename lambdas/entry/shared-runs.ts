/**
 * Work that many ask for at the same time, done once for all of them.
 */

/** A call that comes while `run` is under way waits for a run of its own, which it shares with all that wait. */
export const sharedRuns = (run: () => Promise<void>): (() => Promise<void>) => {
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  return () => {
    waiting ??= running
      .catch(() => undefined)
      .then(() => {
        waiting = undefined;
        running = run();
        return running;
      });
    return waiting;
  };
};
