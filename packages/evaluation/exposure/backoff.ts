/**
 * The pause before another try, in milliseconds: 1 s after the first failure, doubled with each, 30 s at most; half of
 * it is random.
 */
export const retryPause = (failures: number, random: () => number): number =>
  Math.min(30_000, 1000 * 2 ** Math.min(failures, 6)) * (0.5 + random() / 2);
