/**
 * Decides whether to ship a treatment, from all its success metrics and guardrails, and from the shares of arriving
 * entities.
 */

import type { GuardrailAlphas, GuardrailVerdict } from '../stats/guardrail.ts';
import { holm } from '../stats/holm.ts';
import type { Verdict } from '../stats/verdict.ts';
import { formatList } from './number-text.ts';

/** A success metric's verdict on a treatment, with its unadjusted p-value. */
export interface GoalResult {
  readonly metricName: string;
  readonly verdict: Verdict;
  readonly pValue: number;
}

export interface GuardrailResult {
  readonly metricName: string;
  readonly verdict: GuardrailVerdict;
}

export interface TreatmentResult {
  readonly treatmentName: string;
  readonly goals: readonly GoalResult[];
  readonly guardrails: readonly GuardrailResult[];
}

export interface ShipDecision {
  readonly treatmentName: string;
  readonly decision: 'SHIP' | 'STOP' | 'CONTINUE';
  /** A sentence that names the deciding metric. */
  readonly reason: string;
}

const ALPHA = 0.05;

/**
 * Returns the alphas of each guardrail. All guardrails have to pass, so any number of them ships a harmful treatment
 * with a probability of at most alpha. Each one can stop, so the alpha for harm is divided among them and their
 * treatments.
 */
export const guardrailAlphas = (guardrails: number, treatments: number): GuardrailAlphas => ({
  notWorse: ALPHA,
  harmed: ALPHA / Math.max(1, guardrails * treatments),
});

/**
 * Returns STOP for a sample ratio mismatch, or for a harmed guardrail. Returns SHIP when a success metric is better
 * with alpha divided among the success metrics and treatments (Holm), none is worse, and every guardrail stays within
 * its margin. Returns CONTINUE otherwise.
 *
 * Source: M. Schultzberg, S. Ankargren and M. Frånberg, Risk-aware product decisions in A/B tests with multiple metrics
 * (2024).
 */
export const decide = (treatments: readonly TreatmentResult[], isMismatch: boolean): ShipDecision[] => {
  const adjusted = holm(treatments.flatMap(({ goals }) => goals.map(({ pValue }) => pValue))).values();
  return treatments.map((treatment) => {
    const goals = treatment.goals.map((goal) => ({ ...goal, adjusted: adjusted.next().value ?? 1 }));
    return { treatmentName: treatment.treatmentName, ...decideOne({ ...treatment, goals }, isMismatch) };
  });
};

interface Adjusted extends TreatmentResult {
  readonly goals: readonly (GoalResult & { readonly adjusted: number })[];
}

const decideOne = ({ goals, guardrails }: Adjusted, isMismatch: boolean): Omit<ShipDecision, 'treatmentName'> => {
  if (isMismatch) return stop('Entities do not arrive in the shares that were set, so that no result can be used.');
  const harmed = namesOf(guardrails, (one) => one.verdict === 'Harmed');
  if (harmed !== undefined) return stop(`It harms ${harmed}.`);
  const worse = namesOf(goals, (one) => one.verdict === 'Worse');
  if (worse !== undefined) return goOn(`It is worse in ${worse}.`);
  const open = namesOf(guardrails, (one) => one.verdict !== 'NotWorse');
  const better = namesOf(goals, (one) => isBetter(one) && one.adjusted <= ALPHA);
  if (better === undefined) return goOn(`No success metric is shown to be better${whereNotAlone(goals)}.`);
  if (open !== undefined)
    return goOn(`It is better in ${better}, but not yet shown to be within the margin of ${open}.`);
  return { decision: 'SHIP', reason: `It is better in ${better}${guardrails.length > 0 ? passed : ''}.` };
};

const passed = ', and within the margin of every guardrail';

const stop = (reason: string) => ({ decision: 'STOP', reason }) as const;
const goOn = (reason: string) => ({ decision: 'CONTINUE', reason }) as const;

const isBetter = ({ verdict }: GoalResult): boolean => verdict === 'Better' || verdict === 'Best';

/** Better by itself is not enough among several metrics. */
const whereNotAlone = (goals: Adjusted['goals']): string => {
  const alone = namesOf(goals, isBetter);
  return alone !== undefined ? `: ${alone} is by itself, but does not stand among all comparisons` : '';
};

/** Formats "a, b and c"; undefined for no names. */
const namesOf = <Result extends { readonly metricName: string }>(
  results: readonly Result[],
  isMeant: (result: Result) => boolean,
): string | undefined => {
  const meant = results.filter(isMeant).map(({ metricName }) => metricName);
  return meant.length > 0 ? formatList(meant) : undefined;
};
