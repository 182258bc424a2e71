import { VALUE_DECIMALS } from './decimal.ts';

const ONE = 10n ** BigInt(VALUE_DECIMALS);

/**
 * Returns 1 for a value above the threshold and 0 for any other, times 10^15. Its mean is the share of events above the
 * threshold. It answers the same question as a percentile, and has all statistics of a mean.
 *
 * @example exceedance(801n, 800n); // 10n ** 15n
 */
export const exceedance = (value: bigint, threshold: bigint): bigint => (value > threshold ? ONE : 0n);
