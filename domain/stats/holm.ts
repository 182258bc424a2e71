/**
 * Adjusts p-values for several metrics or treatments by Holm's method, in the given order. An adjusted p-value of at
 * most alpha keeps the probability of any false claim among all of them at most alpha.
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
