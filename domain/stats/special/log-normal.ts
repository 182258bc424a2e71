/** The logarithm of the normal distribution function, where the function itself is 0 in a double. */

import { normalTail } from './normal.ts';

const LOG_SQRT_2PI = Math.log(2 * Math.PI) / 2;
/** From here on seven terms of the asymptotic series are exact to a double. The tail is not yet 0 here. */
const FAR = 25;

/**
 * ln P(Z <= z) for a standard normal Z, at any z.
 *
 * Source: Abramowitz and Stegun 26.2.12 for the lower tail.
 *
 * @example logNormalProbability(-40); // -804.608442...
 */
export function logNormalProbability(z: number): number {
  if (z >= 0) return Math.log1p(-normalTail(z));
  return z > -FAR ? Math.log(normalTail(-z)) : logFarTail(-z);
}

/** phi(z) / P(Z <= z), by which the logarithm grows. */
export const inverseMillsRatio = (z: number): number => Math.exp(-(z * z) / 2 - LOG_SQRT_2PI - logNormalProbability(z));

function logFarTail(z: number): number {
  const step = 1 / (z * z);
  let [term, sum] = [1, 0];
  for (let k = 1; k <= 7; k += 1) {
    term *= -(2 * k - 1) * step;
    sum += term;
  }
  return -(z * z) / 2 - LOG_SQRT_2PI - Math.log(z) + Math.log1p(sum);
}
