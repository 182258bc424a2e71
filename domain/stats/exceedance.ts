import { VALUE_DECIMALS } from './decimal.ts';

const ONE = 10n ** BigInt(VALUE_DECIMALS);

/**
 * 1 for a value above the threshold and 0 for any other, all times 10^15: its mean is the share of the events above, which is
 * what a percentile is asked for, and has all statistics of a mean.
 *
 * @example exceedance(801n, 800n); // 10n ** 15n
 */
export const exceedance = (value: bigint, threshold: bigint): bigint => (value > threshold ? ONE : 0n);
