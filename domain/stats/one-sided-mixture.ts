/** The one-sided normal mixture: evidence that a difference is above 0, valid after any number of looks. */

import type { Effect } from './comparison.ts';
import { type MixtureDesign, mixtureVariance } from './normal-mixture.ts';
import { logNormalProbability } from './special/log-normal.ts';

const { LN2, log1p, sqrt } = Math;

/**
 * Returns the logarithm of the evidence that the difference is above 0. With Z = difference / SE and x = Z
 * sqrt(w/(1+w)) it is x^2/2 - ln(1+w)/2 + ln 2 + ln Phi(x). Its `anytimePValue` is the p-value. The design only tunes
 * the mixture. Its alpha stays 0.05, whatever alpha the caller spends.
 *
 * Source: S. R. Howard, A. Ramdas, J. McAuliffe and J. Sekhon, Time-uniform, nonparametric, nonasymptotic confidence
 * sequences, Annals of Statistics 49 (2021) 1055-1080, the one-sided normal mixture, on the z-statistic.
 *
 * @example
 * oneSidedLogEvidence({ difference: 3, standardError: 1, entities: 10_000 }, defaultDesign); // 3.5921...
 */
export function oneSidedLogEvidence({ difference, standardError, entities }: Effect, design: MixtureDesign): number {
  const w = entities * mixtureVariance(design);
  const x = (difference / standardError) * sqrt(w / (1 + w));
  return mixedEvidence(x) - log1p(w) / 2;
}

/** x^2/2 + ln 2 + ln Phi(x), the part that grows with the statistic. It is 0 at 0. */
export const mixedEvidence = (x: number): number => (x * x) / 2 + LN2 + logNormalProbability(x);

/** Returns the evidence for the other side: the difference is below 0. */
export const oppositeLogEvidence = (effect: Effect, design: MixtureDesign): number =>
  oneSidedLogEvidence({ ...effect, difference: -effect.difference }, design);
