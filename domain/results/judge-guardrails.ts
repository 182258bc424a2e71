/** Judges the treatments of an experiment by a guardrail. */

import { controlOf, type Experiment } from '../lifecycle/experiment.ts';
import { type GuardrailVerdict, judgeGuardrail } from '../stats/guardrail.ts';
import { anytimePValue } from '../stats/normal-mixture.ts';
import { guardrailAlphas } from './decision.ts';
import { guardrailIn } from './guardrails.ts';
import { servedTreatments } from './judge-treatments.ts';
import type { LookState } from './series.ts';

/** The conclusion on a treatment after all looks so far. */
export interface JudgedGuardrail {
  readonly name: string;
  readonly verdict: GuardrailVerdict;
  /** The smallest p-values so far of both sides of the margin. */
  readonly notWorsePValue: number;
  readonly harmedPValue: number;
  /** Looks that counted. Before the first one the guardrail is open, and says nothing. */
  readonly looks: number;
}

/** Judges the treatments that serve somebody, without the control, by the looks at one guardrail. */
export const judgeGuardrails = (experiment: Experiment, { looks }: Pick<LookState, 'looks'>): JudgedGuardrail[] => {
  const control = controlOf(experiment);
  const names = servedTreatments(experiment).treatments.filter((name) => name !== control);
  const alphas = guardrailAlphas(experiment.guardrails?.length ?? 0, names.length);
  return names.map((name) => {
    const look = guardrailIn(looks, name);
    return {
      name,
      verdict: judgeGuardrail(look, alphas),
      notWorsePValue: anytimePValue(look.notWorse),
      harmedPValue: anytimePValue(look.harmed),
      looks: look.looks,
    };
  });
};
