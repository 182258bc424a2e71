/** Waits between attempts: exponentially longer, with full jitter, up to a deadline. */
const FIRST_PAUSE = 20;
const LONGEST_PAUSE = 1_000;

/**
 * Waits before attempt `attempt + 1`. Resolves to false, at once, if that would pass the deadline (milliseconds since
 * the epoch).
 */
export const pause = async (attempt: number, deadline: number): Promise<boolean> => {
  const milliseconds = Math.random() * Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempt);
  if (Date.now() + milliseconds > deadline) return false;
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return true;
};
