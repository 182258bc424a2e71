/**
 * Polynomials through the Gauss-Legendre nodes of a panel of time: their values between the nodes, and their integrals.
 */

import { gaussLegendreRule } from '../gauss-legendre.ts';

/** The nodes on [0, 1] with the weights of their quadrature. */
export const unitRule = gaussLegendreRule.map(({ node, weight }) => ({ x: (1 + node) / 2, weight: weight / 2 }));

const nodes = Float64Array.from(unitRule, ({ x }) => x);
const barycentric = Float64Array.from(
  gaussLegendreRule,
  ({ node, weight }, j) => (j % 2 === 0 ? 1 : -1) * Math.sqrt((1 - node * node) * weight),
);

/**
 * Returns the weights of the nodes' values in the polynomial's value at x, on [0, 1].
 *
 * Source: J.-P. Berrut and L. N. Trefethen, Barycentric Lagrange interpolation, SIAM Review 46 (2004) 501-517; the
 * weights for these nodes: H. Wang and S. Xiang, Math. Comp. 81 (2012) 861-877.
 */
export function interpolation(x: number): Float64Array {
  const weights = new Float64Array(unitRule.length);
  let total = 0;
  for (let j = 0; j < weights.length; j += 1) {
    const distance = x - (nodes[j] as number);
    if (distance === 0) return new Float64Array(weights.length).fill(1, j, j + 1);
    const weight = (barycentric[j] as number) / distance;
    weights[j] = weight;
    total += weight;
  }
  for (let j = 0; j < weights.length; j += 1) weights[j] = (weights[j] as number) / total;
  return weights;
}

/** A panel of time. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Returns nodes up to `until`, on a range that ends there or before, for a function with a square root there. They are
 * Gauss-Legendre nodes in sqrt(until - s), in which the function is smooth.
 */
export function nodesToward({ start, end }: Range, until: number): { readonly s: number; readonly weight: number }[] {
  const [far, near] = [Math.sqrt(until - start), Math.sqrt(Math.max(0, until - end))];
  return unitRule.map(({ x, weight }) => {
    const u = near + (far - near) * x;
    return { s: until - u * u, weight: weight * (far - near) * 2 * u };
  });
}
