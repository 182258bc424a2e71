/** Decides on each treatment, from the readings of all metrics. */

import { decide, type ShipDecision } from './decision.ts';
import type { GuardrailReading } from './guardrail-reading.ts';
import type { MetricReading } from './metric-reading.ts';

/** A goal without results yet has no verdict, but counts among the comparisons. */
export const decideAll = (
  goals: readonly MetricReading[],
  guardrails: readonly GuardrailReading[],
  isMismatch: boolean,
): ShipDecision[] => {
  const names = goals[0]?.rows.flatMap(({ treatmentName, judged }) => (judged ? [treatmentName] : [])) ?? [];
  const treatments = names.map((treatmentName) => ({
    treatmentName,
    goals: goals.flatMap(({ metricName, needed, rows }) => {
      const judged = rows.find((row) => row.treatmentName === treatmentName)?.judged;
      if (!judged) return [];
      return [{ metricName, verdict: needed ? 'Inconclusive' : judged.verdict, pValue: judged.pValue } as const];
    }),
    guardrails: guardrails.flatMap(({ metricName, judgedGuardrails }) => {
      const judged = judgedGuardrails.find(({ name }) => name === treatmentName);
      return judged ? [{ metricName, verdict: judged.verdict }] : [];
    }),
  }));
  return decide(treatments, isMismatch);
};
