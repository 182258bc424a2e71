const { abs, log } = Math;
/**
 * x ln(x/m) + m - x: the distance of x from its mean m in the exponent of a binomial, beta or gamma density. It does
 * not cancel when the two are close, because the caller passes their `difference` x - m, which it knows more exactly
 * than a subtraction would. x > 0, m > 0.
 *
 * Source: C. Loader, Fast and accurate computation of binomial probabilities (2000), function bd0.
 *
 * @example deviance(3, 2, 1); // 0.21639532432449294
 */
export function deviance(x: number, m: number, difference: number): number {
  const v = difference / (x + m);
  if (abs(v) > 0.1) return x * log(x / m) - difference;
  let tail = 0;
  let power = 1;
  for (let k = 3; abs(power) > 1e-17; k += 2) {
    power *= v * v;
    tail += power / k;
  }
  return difference * v + 2 * x * v * tail;
}
