/** Sums an experiment up from what its last look has found: a sentence, and the verdict of each metric on each arm. */

import { controlOf, type Experiment } from '../lifecycle/experiment.ts';
import type { GuardrailVerdict } from '../stats/guardrail.ts';
import type { Verdict } from '../stats/verdict.ts';
import { formatDate } from './date-text.ts';
import { factsAt, type KeptFacts } from './kept-facts.ts';
import { MIN_RUN_TIME, nextLookAfter } from './points.ts';
import { type Sentence, wordExperiment } from './sentence.ts';
import type { MetricFacts, SentenceFacts } from './sentence-facts.ts';
import { wordStanding } from './verdict-text.ts';

/** The verdict of a goal or a guardrail on a treatment, without the control. */
export interface ArmVerdict {
  readonly metricName: string;
  readonly treatmentName: string;
  readonly guardrail: boolean;
  /** Absent before there is enough data. */
  readonly verdict?: Verdict | GuardrailVerdict | undefined;
  /** Behind the name of the treatment. */
  readonly text: string;
}

const NO_FACTS: SentenceFacts = { arrivals: [], sampleRatioMismatch: false, metrics: [] };

/** Words an experiment as of `now` (`experimentAt`). Times are in milliseconds since the epoch. */
export const wordSummary = (experiment: Experiment, kept: KeptFacts | undefined, now: number): Sentence => {
  const nextLook = experiment.status === 'RUNNING' ? { nextLook: nextLookAfter(now) } : {};
  const facts = kept ? { ...factsAt(kept, now), lastVerdict: lastVerdictIn(experiment, kept) } : NO_FACTS;
  const sentence = wordExperiment(experiment, { ...facts, ...nextLook }, now);
  const missing = wordMissingLook(experiment, kept, now);
  return missing === undefined || sentence.state === 'EXPIRED' || sentence.state === 'DRAFT'
    ? sentence
    : { state: sentence.state, headline: missing, detail: '', tone: 'neutral', numbers: {} };
};

/** Words that a look is missing; undefined where the last one tells how the experiment stands. */
const wordMissingLook = (experiment: Experiment, kept: KeptFacts | undefined, now: number): string | undefined => {
  const { startedTime = now, endedTime, analysisCompleteTime } = experiment;
  if (endedTime !== undefined && !kept)
    return `Ended on ${formatDate(endedTime, now)}. No look has kept what it showed: the experiment itself tells.`;
  if (endedTime !== undefined && endedTime === analysisCompleteTime && kept && kept.time < endedTime)
    return `Ended as planned on ${formatDate(endedTime, now)}. The look at its end has not been taken yet.`;
  if (!kept && now >= startedTime + MIN_RUN_TIME) return 'No verdict yet: the first look has not been taken.';
  return undefined;
};

export const verdictsIn = (experiment: Experiment, kept: KeptFacts | undefined): ArmVerdict[] => {
  if (!kept) return [];
  const goals = kept.facts.metrics.flatMap((metric, index) => goalVerdicts(experiment, metric, index));
  const guardrails = kept.guardrails.flatMap(({ metricName, treatments }) =>
    treatments.map(({ treatmentName, verdict }) => ({
      metricName,
      treatmentName,
      guardrail: true,
      verdict,
      text: wordStanding({ verdict, hasDirection: true }),
    })),
  );
  return [...goals, ...guardrails];
};

const goalVerdicts = (experiment: Experiment, metric: MetricFacts, index: number): ArmVerdict[] => {
  const hasDirection = experiment.metricGoals[index]?.desiredChange !== undefined;
  const control = controlOf(experiment);
  return metric.treatments
    .filter(({ treatmentName }) => treatmentName !== control)
    .map(({ treatmentName, comparison }) => {
      const verdict = metric.needed ? undefined : comparison?.verdict;
      return {
        metricName: metric.metricName,
        treatmentName,
        guardrail: false,
        verdict,
        text: wordStanding({ verdict, drift: comparison?.drift, hasDirection }),
      };
    });
};

/** Returns the clearest verdict of the last look, for an experiment whose sums have expired. */
export const lastVerdictIn = (experiment: Experiment, kept: KeptFacts): SentenceFacts['lastVerdict'] => {
  const verdicts = verdictsIn(experiment, kept).filter(({ guardrail }) => !guardrail);
  const known = verdicts.filter(({ verdict }) => verdict !== undefined);
  const lead = known.find(({ verdict }) => verdict !== 'Inconclusive') ?? known[0];
  const words = lead
    ? `that ${lead.treatmentName} ${lead.text} in ${lead.metricName}`
    : 'that there was too little data';
  return { words, time: kept.time };
};
