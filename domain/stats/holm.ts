/**
 * Holm's adjustment for several metrics or treatments, in the order given: whatever is at most alpha afterwards holds
 * with at most alpha for any false one among all of them.
 *
 * Source: S. Holm, A simple sequentially rejective multiple test procedure, Scand. J. Statist. 6 (1979) 65-70.
 *
 * @example holm([0.01, 0.04, 0.03]); // [0.03, 0.06, 0.06]
 */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((_, index) => index).sort((a, b) => p(pValues, a) - p(pValues, b));
  const adjusted: number[] = new Array(pValues.length);
  let largest = 0;
  order.forEach((index, rank) => {
    largest = Math.max(largest, Math.min(1, (pValues.length - rank) * p(pValues, index)));
    adjusted[index] = largest;
  });
  return adjusted;
}

const p = (pValues: readonly number[], index: number): number => pValues[index] ?? 1;
