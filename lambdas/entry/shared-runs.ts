/**
 * Work that many ask for at the same time, done once for all of them.
 */

/**
 * A call that comes while `run` is under way waits for the next run, which it shares with all that wait. What the first of them
 * asked is what that run is given.
 */
export const coalesce = <Asked>(run: (asked: Asked) => Promise<void>): ((asked: Asked) => Promise<void>) => {
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  return (asked) => {
    waiting ??= running
      .catch(() => undefined)
      .then(() => {
        waiting = undefined;
        running = run(asked);
        return running;
      });
    return waiting;
  };
};
