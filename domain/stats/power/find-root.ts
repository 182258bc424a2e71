/**
 * Finds the root of an increasing function between `low` and `high`, to a relative precision of 1e-12. `undefined` if
 * there is none.
 *
 * Source: M. Dowell and P. Jarratt, A modified regula falsi method for computing the root of an equation, BIT 11 (1971)
 * 168-174 (the Illinois algorithm).
 *
 * @example findRoot((x) => x * x - 2, 0, 2); // 1.4142135623730951
 */
export function findRoot(f: (x: number) => number, low: number, high: number): number | undefined {
  let [a, b, fa, fb] = [low, high, f(low), f(high)];
  if (fa > 0 || fb < 0) return undefined;
  for (let n = 0; n < 200 && b - a > 1e-12 * b; n += 1) {
    const x = n % 8 === 7 ? (a + b) / 2 : a - (fa * (b - a)) / (fb - fa);
    const fx = f(x);
    if (fx === 0) return x;
    if (fx < 0) [a, fa, fb] = [x, fx, n % 8 === 7 ? fb : fb / 2];
    else [b, fb, fa] = [x, fx, n % 8 === 7 ? fa : fa / 2];
  }
  return (a + b) / 2;
}
