/** Judges a guardrail or monitor after all looks: harmed, shown to be within its margin, or open. */

import type { Effect } from './comparison.ts';
import { anytimePValue, type MixtureDesign } from './normal-mixture.ts';
import { oneSidedLogEvidence, oppositeLogEvidence } from './one-sided-mixture.ts';

export type GuardrailVerdict = 'NotWorse' | 'Harmed' | 'Open';

/** The largest evidence so far for each side of the margin, as logarithms. Plain data, like `RunningLook`. */
export interface GuardrailLook {
  /** Looks that counted: both arms were eligible, and something varied. */
  readonly looks: number;
  readonly notWorse: number;
  readonly harmed: number;
}

/** The probability that each claim is wrong at any look. */
export interface GuardrailAlphas {
  readonly notWorse: number;
  readonly harmed: number;
}

export const noGuardrailLook: GuardrailLook = { looks: 0, notWorse: 0, harmed: 0 };

/**
 * Returns the state after one more look. A look without an effect changes nothing: an arm was not eligible, or nothing
 * varied.
 */
export const lookAtGuardrail = (
  before: GuardrailLook,
  effect: Effect | undefined,
  design: MixtureDesign,
): GuardrailLook => {
  if (!effect) return before;
  return {
    looks: before.looks + 1,
    notWorse: Math.max(before.notWorse, oneSidedLogEvidence(effect, design)),
    harmed: Math.max(before.harmed, oppositeLogEvidence(effect, design)),
  };
};

/**
 * Returns Harmed if the running p-value of the bad side of the margin is at most its alpha, else NotWorse if that of
 * the good side is. Both are tests at the margin, because an effect within it is tolerated. Harm wins where both were
 * reached: the difference changed on the way, and harm is what matters.
 *
 * Source: M. Schultzberg, S. Ankargren and M. Frånberg, Risk-aware product decisions in A/B tests with multiple
 * metrics, Spotify Engineering and arXiv (2024): guardrails all have to pass and need no correction, harm has an alpha
 * of its own.
 *
 * @example judgeGuardrail({ looks: 1, notWorse: Math.log(20), harmed: 0 }, { notWorse: 0.05, harmed: 0.05 }); // 'NotWorse'
 */
export const judgeGuardrail = (look: GuardrailLook, alphas: GuardrailAlphas): GuardrailVerdict => {
  if (anytimePValue(look.harmed) <= alphas.harmed) return 'Harmed';
  return anytimePValue(look.notWorse) <= alphas.notWorse ? 'NotWorse' : 'Open';
};
