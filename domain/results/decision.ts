// Whether to ship a treatment: from all its success metrics and guardrails, and from who came to which arm.

import type { GuardrailAlphas, GuardrailVerdict } from '../stats/guardrail.ts';
import { holm } from '../stats/holm.ts';
import type { Verdict } from '../stats/verdict.ts';
import { listText } from './number-text.ts';

/** A success metric's verdict on a treatment, with its plain p-value. */
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
  /** A sentence that names what decided. */
  readonly reason: string;
}

const ALPHA = 0.05;

/**
 * What each guardrail may spend. All of them have to pass, so that a harmful treatment is shipped with at most alpha however many
 * there are; each can stop, so that harm is divided among them and the treatments that they guard.
 */
export const guardrailAlphas = (guardrails: number, treatments: number): GuardrailAlphas => ({
  notWorse: ALPHA,
  harmed: ALPHA / Math.max(1, guardrails * treatments),
});

/**
 * STOP where entities do not arrive as they should, or a guardrail is harmed. SHIP where a success metric is better although
 * alpha is divided among the success metrics and treatments (Holm), none is worse, and every guardrail is shown not to be worse
 * than its margin. Else CONTINUE.
 *
 * Source: M. Schultzberg, S. Ankargren and M. Frånberg, Risk-aware product decisions in A/B tests with multiple metrics (2024).
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

/** Better by itself is not enough among several. */
const whereNotAlone = (goals: Adjusted['goals']): string => {
  const alone = namesOf(goals, isBetter);
  return alone !== undefined ? `: ${alone} is by itself, but does not stand among all comparisons` : '';
};

/** "a, b and c"; undefined where none is meant. */
const namesOf = <Result extends { readonly metricName: string }>(
  results: readonly Result[],
  isMeant: (result: Result) => boolean,
): string | undefined => {
  const meant = results.filter(isMeant).map(({ metricName }) => metricName);
  return meant.length > 0 ? listText(meant) : undefined;
};
