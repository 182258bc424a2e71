// Arms for tests, from what a table says of them instead of from events.
import { parseSums, type Sums } from '../../../domain/stats/sums.ts';

const UNIT = 10 ** 15;

/** The six sums in the order of the vectors. */
export const sumsOf = ([K = '0', N = '0', S = '0', SS = '0', SC = '0', CC = '0']: readonly string[]): Sums =>
  parseSums([K, N, S, SS, SC, CC].join(' '));

/** Sums of n entities with one event each, of total S and total of squares SS. */
export const singles = (n: number | string, S: string, SS: string): Sums => sumsOf([`${n}`, `${n}`, S, SS, S, `${n}`]);

/** n entities with one event each, of this mean and (sample) variance, in integers of 10^-15 and 10^-30. */
export function normalArm(n: number, mean: number, variance: number): Sums {
  const size = BigInt(n);
  const m = BigInt(Math.round(mean * 1e6)) * 10n ** 9n;
  const squares = BigInt(Math.round(variance * 1e6)) * 10n ** 24n * (size - 1n);
  return { K: size, N: size, S: size * m, SS: squares + size * m * m, SC: size * m, CC: size };
}

/** n entities with one event each, of which `successes` have the value 1 and the others 0. */
export const bernoulliArm = (n: number, successes: number): Sums => singles(n, `${successes}`, `${successes}`);

/** A value of the table as the scaled integer that events carry. */
export const scaled = (x: number): bigint => BigInt(Math.round(x * 1000)) * BigInt(UNIT / 1000);
