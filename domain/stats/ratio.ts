/**
 * Returns the double nearest to `numerator` / `denominator`, whatever their size. The quotient has at least 64 bits,
 * with a mark for the remainder, and is rounded once. NaN for 0/0, infinite for any other division by 0.
 *
 * @example ratio(10n ** 400n, 3n * 10n ** 400n); // 0.3333333333333333
 */
export function ratio(numerator: bigint, denominator: bigint): number {
  if (denominator === 0n || numerator === 0n) return Number(numerator) / Number(denominator);
  const n = magnitude(numerator);
  const d = magnitude(denominator);
  const shift = Math.max(MIN_SHIFT, bitLength(d) - bitLength(n) + 66);
  const [dividend, divisor] = shift < 0 ? [n, d << BigInt(-shift)] : [n << BigInt(shift), d];
  const quotient = dividend / divisor;
  const marked = quotient * divisor === dividend ? quotient : quotient | 1n;
  const value = timesPowerOfTwo(Number(marked), -shift);
  return numerator < 0n === denominator < 0n ? value : -value;
}

/** Keeps Number(marked) finite. No sum comes near a double of 2^1000. */
const MIN_SHIFT = -2000;

const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);

const bitLength = (n: bigint): number => n.toString(16).length * 4;

/** Multiplies in two steps, because a single power of two can overflow when the product does not. */
const timesPowerOfTwo = (x: number, exponent: number): number => {
  const half = Math.trunc(exponent / 2);
  return x * 2 ** half * 2 ** (exponent - half);
};
