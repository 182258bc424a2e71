/**
 * Shows a guardrail by treatment: the numbers always, and the verdict once a look had enough data of the treatment.
 */

import { type JudgedGuardrail, judgeGuardrails } from '../../../domain/results/judge-guardrails.ts';
import { guardrailTolerance } from '../../../domain/results/metric-look.ts';
import type { Tolerance } from '../../../domain/stats/margin.ts';
import { type HealthReading, type MetricReading, metricReading } from './metric-health.ts';

export interface GuardrailReading extends MetricReading {
  readonly tolerance: Tolerance;
  readonly judgedGuardrails: readonly JudgedGuardrail[];
}

export const guardrailReadings = (reading: HealthReading): GuardrailReading[] => {
  const { experiment } = reading;
  const goals = experiment.metricGoals.length;
  return (experiment.guardrails ?? []).map((guardrail, index) => {
    const metric = metricReading(reading, goals + index);
    return {
      ...metric,
      tolerance: guardrailTolerance(guardrail),
      judgedGuardrails: judgeGuardrails(experiment, metric.state),
    };
  });
};

/** Harm of one treatment is told, whatever the others lack. */
export const guardrailView = (
  { metricName, needed, rows, tolerance, judgedGuardrails }: GuardrailReading,
  { hasVerdicts }: { readonly hasVerdicts: boolean },
) => ({
  metricName,
  desiredChange: tolerance.desired,
  margin: tolerance.margin,
  ...(needed ? { needed } : {}),
  treatments: rows.map(({ treatmentName, numbers }) => {
    const judged = judgedGuardrails.find(({ name }) => name === treatmentName);
    return { treatmentName, ...numbers, ...(hasVerdicts && judged && judged.looks > 0 ? verdictView(judged) : {}) };
  }),
});

const verdictView = ({ verdict, notWorsePValue, harmedPValue }: JudgedGuardrail) => ({
  verdict,
  notWorsePValue,
  harmedPValue,
});
