/** Reads the guardrails of an experiment by treatment. */

import type { Tolerance } from '../stats/margin.ts';
import { type JudgedGuardrail, judgeGuardrails } from './judge-guardrails.ts';
import { guardrailTolerance } from './metric-look.ts';
import { type ExperimentReading, type MetricReading, metricReading } from './metric-reading.ts';

export interface GuardrailReading extends MetricReading {
  readonly tolerance: Tolerance;
  readonly judgedGuardrails: readonly JudgedGuardrail[];
}

export const guardrailReadings = (reading: ExperimentReading): GuardrailReading[] => {
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
