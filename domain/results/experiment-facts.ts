/** Gathers the facts on an experiment, from which its sentence follows. */

import type { Experiment } from '../lifecycle/experiment.ts';
import { anytimePValue } from '../stats/normal-mixture.ts';
import type { ShipDecision } from './decision.ts';
import { decideAll } from './decisions.ts';
import { type GuardrailReading, guardrailReadings } from './guardrail-reading.ts';
import { entitiesIn, sampleRatio } from './health.ts';
import { MISMATCH_THRESHOLD, servedTreatments } from './judge-treatments.ts';
import { addAdjustedPValues, type ExperimentReading, type MetricReading, metricFacts } from './metric-reading.ts';
import type { SentenceFacts } from './sentence-facts.ts';
import type { LookState } from './series.ts';

export interface FactsReading {
  /** Entities by treatment, those that serve nobody last, and the test of their shares against the weights. */
  readonly arrived: ArrivedShares;
  /** The goals. */
  readonly metrics: readonly MetricReading[];
  readonly guardrails: readonly GuardrailReading[];
  readonly decisions: readonly ShipDecision[];
  readonly facts: SentenceFacts;
}

export interface ArrivedShares {
  readonly treatments: SentenceFacts['arrivals'];
  readonly sampleRatioPValue: number;
  readonly sampleRatioMismatch: boolean;
}

export const readFacts = (reading: ExperimentReading): FactsReading => {
  const arrived = arrivedIn(reading.experiment, reading.arrivals.last);
  const metrics = addAdjustedPValues(reading);
  const guardrails = guardrailReadings(reading);
  const decisions = decideAll(metrics, guardrails, arrived.sampleRatioMismatch);
  const facts: SentenceFacts = {
    arrivals: arrived.treatments.filter(({ expectedShare }) => expectedShare > 0),
    sampleRatioMismatch: arrived.sampleRatioMismatch,
    metrics: metrics.map(metricFacts),
    ...(guardrails.length > 0 ? { decisions } : {}),
  };
  return { arrived, metrics, guardrails, decisions, facts };
};

const arrivedIn = (experiment: Experiment, { sums, looks }: LookState): ArrivedShares => {
  const { treatments, shares, nobody } = servedTreatments(experiment);
  const pValue = anytimePValue(looks[sampleRatio]?.logE ?? 0);
  return {
    treatments: [...treatments, ...nobody].map((treatmentName, index) => ({
      treatmentName,
      entities: entitiesIn(sums, treatmentName),
      expectedShare: shares[index] ?? 0,
    })),
    sampleRatioPValue: pValue,
    sampleRatioMismatch: pValue < MISMATCH_THRESHOLD,
  };
};
