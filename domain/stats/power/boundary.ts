/**
 * The boundaries at which the mixture finds an effect, for a sum of independent observations in the mixture's own time.
 */

import { mixedEvidence } from '../one-sided-mixture.ts';
import { inverseMillsRatio } from '../special/log-normal.ts';

const { LN2, log, log1p, sqrt } = Math;

/**
 * A boundary for a Brownian motion, by its height and its slope. The time w = n rho^2 leaves the mixture no other
 * parameter.
 */
export interface Boundary {
  readonly at: (w: number) => number;
  readonly slope: (w: number) => number;
}

/**
 * Returns the two-sided mixture's boundary, sqrt((1+w) (ln(1+w) - 2 ln alpha)).
 *
 * Source: S. R. Howard et al., Annals of Statistics 49 (2021), equation (14).
 */
export const twoSidedBoundary = (alpha: number): Boundary => {
  const at = (w: number) => sqrt((1 + w) * (log1p(w) - 2 * log(alpha)));
  return { at, slope: (w) => (log1p(w) - 2 * log(alpha) + 1) / (2 * at(w)) };
};

/** Returns the one-sided mixture's boundary: x sqrt(1+w), where x is the statistic with the evidence 1/alpha. */
export const oneSidedBoundary = (alpha: number): Boundary => {
  const statistic = (w: number) => statisticFor(log1p(w) / 2 - log(alpha));
  return {
    at: (w) => statistic(w) * sqrt(1 + w),
    slope: (w) => {
      const x = statistic(w);
      return (1 / (x + inverseMillsRatio(x)) + x) / (2 * sqrt(1 + w));
    },
  };
};

/**
 * Finds the x > 0 with x^2/2 + ln 2 + ln Phi(x) = `evidence` > 0, by Newton's method. The function is convex and
 * increasing.
 */
function statisticFor(evidence: number): number {
  let x = sqrt(2 * evidence + 2 * LN2);
  for (let n = 0; n < 50; n += 1) {
    const step = (mixedEvidence(x) - evidence) / (x + inverseMillsRatio(x));
    x -= step;
    if (Math.abs(step) < 1e-15 * x) break;
  }
  return x;
}

/** Raises a boundary. Looks with gaps see less than continuous ones, as if the boundary were higher. */
export const raise = ({ at, slope }: Boundary, by: number): Boundary => ({ at: (w) => at(w) + by, slope });
