/** Looks at the guardrails of experiments and the monitors of launches over time, on both sides of the margin. */

import { isEligible } from '../stats/eligibility.ts';
import { type GuardrailLook, lookAtGuardrail, noGuardrailLook } from '../stats/guardrail.ts';
import { compareAtMargin, type Tolerance } from '../stats/margin.ts';
import type { MixtureDesign } from '../stats/normal-mixture.ts';
import { type ArmSums, type Look, type Looks, ownValue, sumsOf } from './series.ts';

/** The compared arms, and the control, which is not one of them. */
export interface GuardedArms {
  readonly control: string;
  readonly others: readonly string[];
  readonly tolerance: Tolerance;
  readonly design: MixtureDesign;
}

/** Returns the name under which the looks of an arm are kept, beside those of metrics. No arm's name has a colon. */
const nameOf = (side: 'notWorse' | 'harmed', arm: string): string => `${side}:${arm}`;

/** Returns the look that compares each arm with the control, at the margin. */
export const guardrailLook = ({ control, others, tolerance, design }: GuardedArms): Look => ({
  next: (sums, before) => {
    const looks = others.map((arm) => {
      const effect = eligiblePair(sums, control, arm) && compareAtMargin(pairOf(sums, control, arm), tolerance);
      return [arm, lookAtGuardrail(guardrailIn(before, arm), effect, design)] as const;
    });
    return { ...before, ...Object.fromEntries(looks.flatMap(([arm, look]) => sidesOf(arm, look))) };
  },
});

/** Returns the state of an arm after the looks so far. */
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
