import { VALUE_DECIMALS } from './decimal.ts';
import { ratio } from './ratio.ts';
import type { Sums } from './sums.ts';

const SQUARE_SCALE = 10n ** BigInt(2 * VALUE_DECIMALS);

/**
 * The variance V = K/(K-1) * (SS - 2 R SC + R^2 CC) / N^2 of the mean R = S/N, clustered by entity: the events of one
 * entity may depend on each other in any way. With one event an entity it is s^2/n. NaN or infinite below two entities.
 *
 * Source: A. Deng, U. Knoblich and J. Lu, Applying the delta method in metric analytics, KDD 2018, section 3.
 *
 * @example
 * // Values 1, 2, 3, 4 of four entities: s^2 / n = (5 / 3) / 4.
 * clusteredVariance({ K: 4n, N: 4n, S: 10n * 10n ** 15n, SS: 30n * 10n ** 30n, SC: 10n * 10n ** 15n, CC: 4n }); // 0.4166666666666667
 */
export const clusteredVariance = (sums: Sums): number =>
  ratio(sums.K * scaledResidual(sums), (sums.K - 1n) * sums.N ** 4n * SQUARE_SCALE);

/**
 * The variance of the difference of two means if both arms had the pooled mean and variance, clustered by entity:
 * K/(K-1) * Q/N * (1/Nc + 1/Nt), with K, N and Q = SS - 2 R SC + R^2 CC of both arms together.
 */
export const pooledVariance = (pooled: Sums, control: Sums, treatment: Sums): number =>
  ratio(pooled.K * scaledResidual(pooled), (pooled.K - 1n) * pooled.N ** 2n * control.N * treatment.N * SQUARE_SCALE);

/** N^2 * sum (s - R c)^2, times 10^30: an integer, so that nothing cancels when values are large and alike. */
const scaledResidual = ({ N, S, SS, SC, CC }: Sums): bigint => N * N * SS - 2n * N * S * SC + S * S * CC;
