/**
 * Pauses between attempts: exponential, with full jitter, up to a deadline.
 */
const first = 20;
const longest = 1_000;

/** Waits before attempt `attempt + 1`; false, at once, when that would pass the deadline (milliseconds since the epoch). */
export const pause = async (attempt: number, deadline: number): Promise<boolean> => {
  const milliseconds = Math.random() * Math.min(longest, first * 2 ** attempt);
  if (Date.now() + milliseconds > deadline) return false;
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return true;
};
