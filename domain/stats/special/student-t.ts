/** Student's t distribution: density, upper tail and its inverse, for any real degrees of freedom of at least 1. */

import { betaPower, regularizedBeta } from './incomplete-beta.ts';
import { normalQuantile } from './normal.ts';
import { solvePower } from './solve-power.ts';
import { stirlingError } from './stirling-error.ts';

const { exp, log1p, sqrt } = Math;

/**
 * The density of a t distribution with `df` degrees of freedom.
 *
 * @example studentTDensity(0, 1); // 1 / pi
 */
export function studentTDensity(t: number, df: number): number {
  const a = df / 2;
  const peak = a * log1p(0.5 / a) - 0.5 + stirlingError(a + 0.5) - stirlingError(a);
  return exp(peak - (a + 0.5) * log1p((t * t) / df)) / sqrt(2 * Math.PI);
}

/**
 * P(T > t), also where it is small (|t| < 1e150); a two-sided p-value is 2 * studentTTail(|t|, df).
 *
 * Source: Abramowitz and Stegun 26.7.1: P(|T| > t) = I_{df / (df + t^2)}(df / 2, 1 / 2).
 *
 * @example studentTTail(2, 3); // 0.06966298427942156
 */
export function studentTTail(t: number, df: number): number {
  const tail = regularizedBeta(df / (t * t), df / 2, 0.5) / 2;
  return t < 0 ? 1 - tail : tail;
}

/**
 * Returns the t that T exceeds with probability `tail` (0 < tail < 1). Near the median it solves for the area between,
 * which 0.5 - tail gives exactly.
 *
 * Source of the first guess: G. W. Hill, Algorithm 396, Commun. ACM 13 (1970) 619-620.
 *
 * @example studentTQuantile(0.025, 10); // 2.2281388519649385
 */
export function studentTQuantile(tail: number, df: number): number {
  if (tail > 0.5) return -studentTQuantile(1 - tail, df);
  if (tail === 0.5) return 0;
  return tail > 0.25 ? quantileFromCentre(1 - 2 * tail, df) : quantileFromTail(tail, df);
}

const quantileFromCentre = (area: number, df: number): number =>
  solvePower(
    (t) => ({
      value: regularizedBeta((t * t) / df, 0.5, df / 2),
      slope: 2 * betaPower((t * t) / df, 0.5, df / 2),
    }),
    area,
    area / (2 * studentTDensity(0, df)),
  );

const quantileFromTail = (tail: number, df: number): number =>
  solvePower(
    (t) => ({ value: studentTTail(t, df), slope: -betaPower(df / (t * t), df / 2, 0.5) }),
    tail,
    hillGuess(tail, df),
  );

/** Corrects the normal quantile near the normal, and takes the power law of the tail far out. */
function hillGuess(tail: number, df: number): number {
  const z = normalQuantile(tail);
  const nearNormal = z * (1 + (z * z + 1) / (4 * df));
  const powerLaw = sqrt(df) * (df * betaOfHalf(df) * tail) ** (-1 / df);
  return z * z < df ? nearNormal : powerLaw;
}

/** B(df / 2, 1 / 2), by the density at 0. */
const betaOfHalf = (df: number): number => 1 / (sqrt(df) * studentTDensity(0, df));
