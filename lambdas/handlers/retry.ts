/**
 * Read, decide, write on the condition that nothing changed since: tried again while others win.
 */
const attempts = 60;
const longestPause = 200;

/**
 * Runs `attempt` until it comes to something else than 'changed'.
 *
 * @throws what `exhausted` returns, after 60 attempts.
 */
export const retryOnConflict = async <Outcome extends string>(
  attempt: () => Promise<Outcome | 'changed'>,
  exhausted: () => Error,
): Promise<Exclude<Outcome, 'changed'>> => {
  for (let tried = 0; tried < attempts; tried++) {
    const outcome = await attempt();
    if (outcome !== 'changed') return outcome as Exclude<Outcome, 'changed'>;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(longestPause, 5 * 2 ** tried)));
  }
  throw exhausted();
};
