// Guardrails of experiments and monitors of launches over time: looks at both sides of the margin.

import { isEligible } from '../stats/eligibility.ts';
import { type GuardrailLook, lookAtGuardrail, noGuardrailLook } from '../stats/guardrail.ts';
import { compareAtMargin, type Tolerance } from '../stats/margin.ts';
import type { MixtureDesign } from '../stats/normal-mixture.ts';
import { type ArmSums, type Look, type Looks, ownValue, sumsOf } from './series.ts';

/** The arms that are compared, and the control, which is none of them. */
export interface GuardedArms {
  readonly control: string;
  readonly others: readonly string[];
  readonly tolerance: Tolerance;
  readonly design: MixtureDesign;
}

/** Under these names the looks of an arm are kept, as looks of metrics are: no arm's name has a colon. */
const nameOf = (side: 'notWorse' | 'harmed', arm: string): string => `${side}:${arm}`;

/** Looks at each arm beside the control, at the margin. */
export const guardrailLook = ({ control, others, tolerance, design }: GuardedArms): Look => ({
  next: (sums, before) => {
    const looks = others.map((arm) => {
      const effect = eligiblePair(sums, control, arm) && compareAtMargin(pairOf(sums, control, arm), tolerance);
      return [arm, lookAtGuardrail(guardrailIn(before, arm), effect, design)] as const;
    });
    return { ...before, ...Object.fromEntries(looks.flatMap(([arm, look]) => sidesOf(arm, look))) };
  },
});

/** What the looks so far say of an arm. */
export const guardrailIn = (looks: Looks, arm: string): GuardrailLook => {
  const [notWorse, harmed] = [ownValue(looks, nameOf('notWorse', arm)), ownValue(looks, nameOf('harmed', arm))];
  return notWorse && harmed ? { looks: notWorse.looks, notWorse: notWorse.logE, harmed: harmed.logE } : noGuardrailLook;
};

const sidesOf = (arm: string, { looks, notWorse, harmed }: GuardrailLook) =>
  [
    [nameOf('notWorse', arm), { looks, logE: notWorse }],
    [nameOf('harmed', arm), { looks, logE: harmed }],
  ] as const;

const pairOf = (sums: ArmSums, control: string, arm: string) => ({
  control: sumsOf(sums, control),
  treatment: sumsOf(sums, arm),
});

const eligiblePair = (sums: ArmSums, control: string, arm: string): true | undefined =>
  (isEligible(sumsOf(sums, control)) && isEligible(sumsOf(sums, arm))) || undefined;
