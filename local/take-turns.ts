/**
 * Lets things happen one after the other.
 */

/** Returns a function that runs what it is given when all that it was given before has ended, however that ended. */
export const serialize = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <Result>(run: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(run);
    last = turn.catch(() => undefined);
    return turn;
  };
};
