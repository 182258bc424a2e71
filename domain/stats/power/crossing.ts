/** Computes the power of a test with many looks, by the number of entities. */

import { FINAL_ALPHA } from '../hybrid-p-value.ts';
import { type MixtureDesign, mixtureVariance } from '../normal-mixture.ts';
import { normalQuantile, normalTail } from '../special/normal.ts';
import { type Boundary, oneSidedBoundary, raise, twoSidedBoundary } from './boundary.ts';
import { firstPassage, integratePassage } from './first-passage.ts';

const { max, min, sqrt } = Math;

/** The design of a test with many looks. */
export interface Looking {
  readonly sides: 'one' | 'two';
  /** The alpha of this comparison. The design's alpha only tunes the mixture. */
  readonly alpha: number;
  /** Entities of both arms between two looks. It is 0 for continuous looks. */
  readonly apart: number;
  readonly design: MixtureDesign;
}

/** The probability of an effect being found by this many entities of both arms. It grows with them. */
export type PowerCurve = (entities: number) => number;

/** The effect to find, and the largest number of entities of the curve. */
export interface Sought {
  /**
   * The effect in standard deviations of the difference for one entity: Z is drift * sqrt(entities) on average. For
   * equal arms it is half the effect in standard deviations of a value.
   */
  readonly drift: number;
  readonly most: number;
}

/** Siegmund's -zeta(1/2)/sqrt(2 pi): the average overshoot of a random walk with steps of variance 1. */
export const OVERSHOOT = 0.5826;

/** This many standard deviations above the boundary the effect is certain, and needs no integral equation. */
const CERTAIN = 8;

/**
 * Returns the power of the test at any look, in the effect's own direction. It is the probability that a Brownian
 * motion with the drift has crossed the mixture's boundary. Looks with gaps raise the boundary by 0.5826 sqrt(apart).
 *
 * Source: D. Siegmund, Sequential Analysis (1985), chapter X.2, for looks that are apart; `firstPassage` for the
 * crossing.
 *
 * @example
 * const looking = { sides: 'two', alpha: 0.05, apart: 0, design: defaultDesign } as const;
 * anytimePower({ drift: 0.05, most: 20_000 }, looking)(5293); // 0.80005...
 */
export const anytimePower = (sought: Sought, looking: Looking): PowerCurve => {
  const { passage, rho2, certain } = solvePassage(sought, looking);
  return (entities) =>
    entities >= certain
      ? 1
      : min(
          1,
          integratePassage(passage, () => 1, entities * rho2),
        );
};

/** The share of an alpha of 0.05 that the final p-value spends on the looks. The end has the rest. */
const AT_LOOKS = 0.2;
const AT_END = FINAL_ALPHA / 0.05;

/**
 * Returns the power of the final p-value at an end that was fixed beforehand. The anytime test finds the effect at a
 * look with a fifth of alpha, or the two-sided test of the end does with nine tenths. A path that crosses is at the
 * boundary then, and its rest is normal. The looks before an end of `entities` are those of this curve.
 *
 * @example finalPower({ drift: 0.025, most: 20_000 }, looking)(12_930); // 0.79975...
 */
export const finalPower = (sought: Sought, looking: Looking): PowerCurve => {
  const { passage, rho2, delta, certain } = solvePassage(sought, { ...looking, alpha: looking.alpha * AT_LOOKS });
  const z = normalQuantile((looking.alpha * AT_END) / 2);
  return (entities) => {
    if (entities >= certain) return 1;
    const w = entities * rho2;
    const last = z * sqrt(w) - delta * w;
    const missedAtEnd = (s: number, height: number) => normalTail((height - last) / sqrt(w - s));
    return min(1, normalTail(last / sqrt(w)) + integratePassage(passage, missedAtEnd, w));
  };
};

/** Solves the passage in the mixture's own time, up to `most` or to its certainty. */
function solvePassage({ drift, most }: Sought, { sides, alpha, apart, design }: Looking) {
  const rho2 = mixtureVariance(design);
  const delta = drift / sqrt(rho2);
  const line = sides === 'two' ? twoSidedBoundary(alpha) : oneSidedBoundary(alpha);
  const boundary = raise(line, OVERSHOOT * sqrt(apart * rho2));
  const certain = certainFrom(boundary, delta, most * rho2);
  const passage = firstPassage({ boundary, drift: delta }, min(most * rho2, certain));
  return { passage, rho2, delta, certain: certain / rho2 };
}

/**
 * Returns a time at which the passage is certain, close to the first such time; infinite if there is none up to `to`.
 */
function certainFrom(boundary: Boundary, delta: number, to: number): number {
  const isCertain = (w: number) => (delta * w - boundary.at(w)) / sqrt(w) > CERTAIN;
  if (!isCertain(to)) return Infinity;
  let w = to;
  while (isCertain(w / 1.1)) w = max(w / 1.1, Number.MIN_VALUE);
  return w;
}
