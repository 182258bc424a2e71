/**
 * Shows the health of an experiment: its state in a sentence, its arrivals, and its metrics.
 */
import { controlOf, type Experiment, hasEndedAsPlanned, weightsOf } from '../../../domain/lifecycle/experiment.ts';
import { EVERYONE } from '../../../domain/lifecycle/weights.ts';
import { entitiesIn, sampleRatio } from '../../../domain/results/health.ts';
import { MISMATCH_THRESHOLD, servedTreatments } from '../../../domain/results/judge-treatments.ts';
import { LOOK_LENGTH } from '../../../domain/results/points.ts';
import { wordExperiment } from '../../../domain/results/sentence.ts';
import type { SentenceFacts } from '../../../domain/results/sentence-facts.ts';
import type { LookState } from '../../../domain/results/series.ts';
import { entitiesByEnd } from '../../../domain/results/smallest-effect.ts';
import { anytimePValue } from '../../../domain/stats/normal-mixture.ts';
import { decisionsView } from './decisions.ts';
import { guardrailReadings, guardrailView } from './guardrail-health.ts';
import { addAdjustedPValues, type HealthReading, metricFacts, metricView } from './metric-health.ts';

export const experimentHealthView = (reading: HealthReading) => {
  const { experiment, arrivals, now } = reading;
  const arrived = arrivedView(experiment, arrivals.last);
  const metrics = addAdjustedPValues(reading);
  const guardrails = guardrailReadings(reading);
  const decisions = decisionsView(metrics, guardrails, arrived.sampleRatioMismatch);
  const nextLook = experiment.status === 'RUNNING' ? { nextLook: nextLookAfter(now) } : {};
  const facts: SentenceFacts = {
    arrivals: arrived.treatments.filter(({ expectedShare }) => expectedShare > 0),
    sampleRatioMismatch: arrived.sampleRatioMismatch,
    metrics: metrics.map(metricFacts),
    ...nextLook,
    ...(guardrails.length > 0 ? { decisions } : {}),
  };
  const { state, ...said } = wordExperiment(experiment, facts, now);
  const shown = {
    hasVerdicts: state !== 'EXPIRED',
    isFinal: hasEndedAsPlanned(experiment),
    end:
      state === 'RUNNING' ? endOf(reading, metrics.flatMap(({ rows }) => rows).filter(isCompared).length) : undefined,
  };
  return {
    state,
    sentence: { ...said, numbers: { ...said.numbers } },
    asOf: now,
    ...timesView(experiment, now),
    ...participationView(experiment),
    ...arrived,
    metrics: metrics.map((metric) => metricView(metric, shown)),
    guardrails: guardrails.map((guardrail) => guardrailView(guardrail, shown)),
    ...(experiment.startedTime === undefined || state === 'EXPIRED' ? {} : { decisions }),
    ...nextLook,
  };
};

const isCompared = ({ judged }: { readonly judged?: object | undefined }): boolean => judged !== undefined;

const endOf = ({ experiment, arrivals, now }: HealthReading, comparisons: number) => ({
  experiment,
  control: controlOf(experiment) ?? '',
  entitiesByEnd: (window?: number) => entitiesByEnd(experiment, arrivals, { now, window }),
  comparisons,
});

const nextLookAfter = (now: number): number => (Math.floor(now / LOOK_LENGTH) + 1) * LOOK_LENGTH;

/** Entities by treatment, and the test of their shares against the weights. */
const arrivedView = (experiment: Experiment, { sums, looks }: LookState) => {
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

const timesView = ({ startedTime, analysisCompleteTime, endedTime }: Experiment, now: number) =>
  startedTime === undefined
    ? {}
    : {
        startedTime,
        analysisCompleteTime,
        endedTime,
        ...(analysisCompleteTime === undefined
          ? {}
          : { progress: shareOf((endedTime ?? now) - startedTime, analysisCompleteTime - startedTime) }),
      };

/** A planned end at the moment of the start leaves no time. */
const shareOf = (part: number, whole: number): number => (whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 1);

const participationView = (experiment: Experiment) => {
  const { samplingRate } = experiment;
  const weight = Object.values(weightsOf(experiment)).reduce((sum, one) => sum + one, 0);
  return { samplingRate, shareTakingPart: (samplingRate / EVERYONE) * (weight / EVERYONE) };
};
