/**
 * Shows the health of an experiment: its state in a sentence, its arrivals, and its metrics.
 */
import { controlOf, type Experiment, hasEndedAsPlanned, weightsOf } from '../../../domain/lifecycle/experiment.ts';
import { EVERYONE } from '../../../domain/lifecycle/weights.ts';
import { readFacts } from '../../../domain/results/experiment-facts.ts';
import { nextLookAfter } from '../../../domain/results/points.ts';
import { wordExperiment } from '../../../domain/results/sentence.ts';
import type { SentenceFacts } from '../../../domain/results/sentence-facts.ts';
import { entitiesByEnd } from '../../../domain/results/smallest-effect.ts';
import { guardrailView } from './guardrail-health.ts';
import { type HealthReading, metricView } from './metric-health.ts';

export const experimentHealthView = (reading: HealthReading, known: Pick<SentenceFacts, 'lastVerdict'> = {}) => {
  const { experiment, now } = reading;
  const { arrived, metrics, guardrails, decisions, facts } = readFacts(reading);
  const nextLook = experiment.status === 'RUNNING' ? { nextLook: nextLookAfter(now) } : {};
  const { state, ...said } = wordExperiment(experiment, { ...facts, ...nextLook, ...known }, now);
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
    metrics: metrics.map((metric, goal) =>
      metricView(metric, { ...shown, hasDirection: experiment.metricGoals[goal]?.desiredChange !== undefined }),
    ),
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

/** The times of the run, and how much of it is over. */
export const timesView = ({ startedTime, analysisCompleteTime, endedTime }: Experiment, now: number) =>
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
