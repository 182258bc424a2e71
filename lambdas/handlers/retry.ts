/**
 * Tries conditional changes again while other requests win.
 */
export const ATTEMPTS = 60;
/** In milliseconds. */
const LONGEST_PAUSE = 200;

/** Waits a random time after a lost attempt: longer after each, 200 ms at most. */
export const pauseAfter = (tried: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(LONGEST_PAUSE, 5 * 2 ** tried)));

/**
 * Runs `attempt` until it resolves to something else than 'changed'.
 *
 * @throws what `exhausted` returns, after 60 attempts.
 */
export const retryOnConflict = async <Outcome extends string>(
  attempt: () => Promise<Outcome | 'changed'>,
  exhausted: () => Error,
): Promise<Exclude<Outcome, 'changed'>> => {
  for (let tried = 0; tried < ATTEMPTS; tried++) {
    const outcome = await attempt();
    if (outcome !== 'changed') return outcome as Exclude<Outcome, 'changed'>;
    await pauseAfter(tried);
  }
  throw exhausted();
};
