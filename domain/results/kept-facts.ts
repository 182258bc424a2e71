/**
 * Keeps what the last look at an experiment has found, so that a list tells where each experiment stands without
 * reading sums. The facts are kept, not their words: the words follow the experiment as it is when somebody asks.
 */

import type { GuardrailVerdict } from '../stats/guardrail.ts';
import type { ShipDecision } from './decision.ts';
import { readFacts } from './experiment-facts.ts';
import type { ExperimentReading } from './metric-reading.ts';
import type { SentenceFacts } from './sentence-facts.ts';

export interface KeptFacts {
  /** The moment of the look, in milliseconds since the epoch. */
  readonly time: number;
  readonly facts: Pick<SentenceFacts, 'arrivals' | 'sampleRatioMismatch' | 'metrics'>;
  readonly guardrails: readonly KeptGuardrail[];
  readonly decisions: readonly ShipDecision[];
}

export interface KeptGuardrail {
  readonly metricName: string;
  /** A treatment without a look that had enough data has no verdict. */
  readonly treatments: readonly { readonly treatmentName: string; readonly verdict?: GuardrailVerdict }[];
}

export const keepFacts = (reading: ExperimentReading): KeptFacts => {
  const { facts, guardrails, decisions } = readFacts(reading);
  const { arrivals, sampleRatioMismatch, metrics } = facts;
  return {
    time: reading.now,
    facts: { arrivals, sampleRatioMismatch, metrics },
    guardrails: guardrails.map(({ metricName, judgedGuardrails }) => ({
      metricName,
      treatments: judgedGuardrails.map(({ name, verdict, looks }) => ({
        treatmentName: name,
        ...(looks > 0 ? { verdict } : {}),
      })),
    })),
    decisions,
  };
};

/** Returns the kept facts as of `now`: the minutes that were missing at the look have partly passed. */
export const factsAt = ({ time, facts, guardrails, decisions }: KeptFacts, now: number): SentenceFacts => {
  const passed = Math.floor((now - time) / 60_000);
  return {
    ...facts,
    metrics: facts.metrics.map((metric) =>
      metric.needed
        ? { ...metric, needed: { ...metric.needed, minutes: Math.max(0, metric.needed.minutes - passed) } }
        : metric,
    ),
    ...(guardrails.length > 0 ? { decisions } : {}),
  };
};
