/** The two-sided normal mixture: intervals and p-values that stay valid after any number of looks. */

import type { Effect } from './comparison.ts';

const { exp, log, log1p, min, sqrt } = Math;

/** The design is fixed before the data: `alpha`, and the number of entities at which the interval is narrowest. */
export interface MixtureDesign {
  readonly alpha: number;
  readonly tunedFor: number;
}

export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

export const defaultDesign: MixtureDesign = { alpha: 0.05, tunedFor: 10_000 };

/**
 * The variance rho^2 of the mixing distribution, (-2 ln a + ln(1 - 2 ln a)) / N*.
 *
 * Source: I. Waudby-Smith, D. Arbour, R. Sinha, E. H. Kennedy and A. Ramdas, Time-uniform central limit theory and
 * asymptotic confidence sequences, Annals of Statistics 52 (2024), appendix on tuning.
 *
 * @example mixtureVariance({ alpha: 0.05, tunedFor: 5000 }); // 0.00158723...
 */
export const mixtureVariance = ({ alpha, tunedFor }: MixtureDesign): number =>
  (-2 * log(alpha) + log1p(-2 * log(alpha))) / tunedFor;

/**
 * Returns the interval that covers the true difference at all looks together with probability 1 - alpha.
 *
 * Source: S. R. Howard, A. Ramdas, J. McAuliffe and J. Sekhon, Time-uniform, nonparametric, nonasymptotic confidence
 * sequences, Annals of Statistics 49 (2021) 1055-1080, the two-sided normal mixture (14), on the z-statistic.
 *
 * @example
 * anytimeInterval({ difference: 0.3, standardError: 0.0916515139, entities: 2000 }, { alpha: 0.05, tunedFor: 5000 });
 * // { lower: 0.0137009..., upper: 0.5862990... }
 */
export function anytimeInterval(effect: Effect, design: MixtureDesign): Interval {
  const halfWidth = anytimeHalfWidth(effect, design);
  return { lower: effect.difference - halfWidth, upper: effect.difference + halfWidth };
}

/** Returns the distance from the difference to either bound of {@link anytimeInterval}. */
export const anytimeHalfWidth = ({ standardError, entities }: Effect, design: MixtureDesign): number =>
  standardError * anytimeMultiplier(entities, design);

/** Returns the half width in standard errors. A look that was fixed beforehand has 1.96 here. */
export function anytimeMultiplier(entities: number, design: MixtureDesign): number {
  const w = entities * mixtureVariance(design);
  return sqrt((1 + 1 / w) * (log1p(w) - 2 * log(design.alpha)));
}

/**
 * Returns the logarithm of the evidence against no difference, (Z^2 w/(1+w) - ln(1+w)) / 2. It is kept instead of the
 * p-value, which underflows. Below 0 the data favour no difference.
 */
export function logEvidence(effect: Effect, design: MixtureDesign): number {
  const w = effect.entities * mixtureVariance(design);
  const z = effect.difference / effect.standardError;
  return (z * z * (w / (1 + w)) - log1p(w)) / 2;
}

/** @example anytimePValue(Math.log(20)); // 0.05 */
export const anytimePValue = (logE: number): number => min(1, exp(-logE));
