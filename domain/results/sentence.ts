/**
 * Words every result, and nothing else does. One sentence states the state of an experiment, and the rest is its
 * detail. The API, the command and the console print these texts.
 */

import { controlOf, type Experiment } from '../lifecycle/experiment.ts';
import { formatCount } from '../lifecycle/weights.ts';
import {
  entityLabelOf,
  lacksOnlyDenominators,
  progressNumbersOf,
  wordLacks,
  wordMinutes,
  wordProgress,
  wordWindows,
} from './collecting-sentence.ts';
import { type Compared, DRIFT, isVerdict, type Occasion, wordComparison } from './comparison-sentence.ts';
import { formatClock, formatDate, formatLength } from './date-text.ts';
import { wordDecisions, wordHarm } from './decision-sentence.ts';
import { type ExperimentState, stateAt } from './experiment-state.ts';
import { formatList, formatPercent } from './number-text.ts';
import type { SentenceFacts } from './sentence-facts.ts';

export type Tone = 'positive' | 'negative' | 'neutral' | 'warning';

export interface Sentence {
  readonly state: ExperimentState;
  readonly headline: string;
  readonly detail: string;
  /** Positive and negative only for a verdict in a desired direction. */
  readonly tone: Tone;
  /** The numbers of the headline, unrounded. */
  readonly numbers: Readonly<Record<string, number>>;
}

type Words = Omit<Sentence, 'state'>;

/** Words an experiment as of `now` (`experimentAt`) from its facts. `now` is in milliseconds since the epoch. */
export const wordExperiment = (experiment: Experiment, facts: SentenceFacts, now: number): Sentence => {
  const hasResults = facts.metrics.some(({ needed }) => needed === undefined);
  const state = stateAt(experiment, hasResults, now);
  const subject: Subject = { experiment, facts, now, compared: comparedIn(experiment, facts) };
  const words = WORDS[state](subject);
  const isStruck = facts.sampleRatioMismatch && state !== 'DRAFT' && state !== 'EXPIRED';
  return { state, ...(isStruck ? wordMismatch(subject, words) : words) };
};

interface Subject {
  readonly experiment: Experiment;
  readonly facts: SentenceFacts;
  readonly now: number;
  readonly compared: readonly Compared[];
}

const WORDS: Readonly<Record<ExperimentState, (subject: Subject) => Words>> = {
  DRAFT: () => wordPlainly('Not started: nobody takes part.'),
  COLLECTING: (subject) => putHarmFirst(subject, wordCollecting(subject)),
  RUNNING: (subject) => wordResults(subject, 'running'),
  FINAL: (subject) => wordResults(subject, 'final'),
  STOPPED: (subject) => wordStopped(subject),
  EXPIRED: ({ experiment, facts, now }) => wordExpired(experiment, facts, now),
};

const wordPlainly = (headline: string, detail = ''): Words => ({ headline, detail, tone: 'neutral', numbers: {} });

/** Three equal weights of 100,000 differ by 1. */
const LEAST_DIFFERENCE = 2e-5;

/** A sample ratio mismatch comes before everything else, and the other results move to the detail. */
const wordMismatch = ({ facts }: Subject, words: Words): Words => {
  const [first, ...others] = facts.arrivals;
  const came = [`${formatCount(first?.entities ?? 0)} came to ${first?.treatmentName ?? ''}`].concat(
    others.map(({ entities, treatmentName }) => `${formatCount(entities)} to ${treatmentName}`),
  );
  const shares = facts.arrivals.map(({ expectedShare }) => expectedShare);
  const areEqual = shares.every((share) => Math.abs(share - (shares[0] ?? 0)) < LEAST_DIFFERENCE);
  const set = areEqual ? 'equal shares were set' : `shares of ${formatList(shares.map(formatPercent))} were set`;
  const causes = 'Look for what treats the treatments differently: the assignment, the logging, a redirect.';
  return {
    headline: `Do not use these results: ${formatList(came)}, where ${set}.`,
    detail: join(causes, `What they would say: ${words.headline}`, words.detail),
    tone: 'warning',
    numbers: Object.fromEntries(facts.arrivals.map(({ entities }, index) => [`entities${index}`, entities])),
  };
};

const wordCollecting = ({ experiment, facts }: Subject): Words => {
  const metric = facts.metrics.find(({ needed }) => (needed?.treatments.length ?? 0) > 0);
  const next = facts.nextLook === undefined ? '' : `Next look ${formatClock(facts.nextLook)}.`;
  const detail = join(...wordLacks(facts), wordMinutes(facts), ...wordWindows(facts), next);
  if (metric && lacksOnlyDenominators(metric))
    return wordPlainly(`No verdict yet: the denominators of ${metric.metricName} vary too much for a ratio.`, detail);
  if (!metric) return wordPlainly('No verdict yet: results begin 10 minutes after the start.', detail);
  const headline = `No verdict yet: ${wordProgress(metric, controlOf(experiment), entityLabelOf(facts))}.`;
  return { ...wordPlainly(headline, detail), numbers: progressNumbersOf(metric) };
};

/** A drift comes before harm, which may be one of its effects, and then stands in the detail. */
const wordResults = (subject: Subject, moment: Occasion): Words => {
  const words = wordComparisons(subject, moment);
  if (!subject.compared.some(({ facts }) => facts.drift)) return putHarmFirst(subject, words);
  return { ...words, detail: join(wordHarm(subject.facts), words.detail) };
};

/** A treatment that harms a guardrail is stopped, whatever else is better. */
const putHarmFirst = ({ facts }: Subject, words: Words): Words => {
  const headline = wordHarm(facts);
  return headline === ''
    ? words
    : { headline, detail: join(words.headline, words.detail), tone: 'negative', numbers: {} };
};

/** Puts the most important comparison first: a drifting one, then the clearest verdict, then the first goal. */
const wordComparisons = (subject: Subject, moment: Occasion): Words => {
  const [lead, ...others] = [...subject.compared].sort(byWeight);
  if (!lead) return wordNoResults(subject, moment);
  const detail = [
    ...others.map((one) => wordComparison(one, 'stopped')),
    ...wordLacks(subject.facts),
    ...(moment === 'running' ? wordWindows(subject.facts) : []),
    ...wordDecisions(subject.facts),
  ];
  if (lead.facts.drift) {
    const where = `This is ${lead.metric.metricName} of ${lead.treatmentName}.`;
    return { headline: DRIFT, detail: join(where, ...detail), tone: 'warning', numbers: {} };
  }
  return {
    headline: wordComparison(lead, moment),
    detail: join(...detail),
    tone: toneOf(lead, others),
    numbers: numbersOf(lead, moment),
  };
};

/** Words an end, or a stop, before the first results. */
const wordNoResults = ({ facts, experiment }: Subject, moment: Occasion): Words => {
  const metric = facts.metrics.find(({ needed }) => needed !== undefined);
  const progress = metric ? `: ${wordProgress(metric, controlOf(experiment), entityLabelOf(facts))}` : '';
  return wordPlainly(`${moment === 'final' ? 'Final: no' : 'No'} verdict${progress}.`, join(...wordLacks(facts)));
};

const byWeight = (a: Compared, b: Compared): number =>
  Number(b.facts.drift) - Number(a.facts.drift) ||
  Number(isVerdict(b)) - Number(isVerdict(a)) ||
  (isVerdict(a) ? a.facts.adjustedPValue - b.facts.adjustedPValue : 0);

const toneOf = (lead: Compared, others: readonly Compared[]): Tone => {
  if (!isVerdict(lead) || !lead.desiredChange) return 'neutral';
  if (isWorse(lead)) return 'negative';
  return others.some((one) => isWorse(one) && one.treatmentName === lead.treatmentName) ? 'warning' : 'positive';
};

const isWorse = (compared: Compared): boolean =>
  isVerdict(compared) && compared.desiredChange !== undefined && compared.facts.verdict === 'Worse';

const numbersOf = ({ facts, comparisons }: Compared, moment: Occasion): Record<string, number> => ({
  ...(facts.interval ? { lower: facts.interval.lower, upper: facts.interval.upper } : {}),
  ...(moment === 'final' || facts.adjustedPValue > facts.pValue ? { pValue: facts.pValue } : {}),
  ...(facts.adjustedPValue > facts.pValue ? { adjustedPValue: facts.adjustedPValue, comparisons } : {}),
});

const wordStopped = (subject: Subject): Words => {
  const { experiment, facts, now } = subject;
  const { endedTime = now, analysisCompleteTime } = experiment;
  const by = facts.stoppedBy === undefined ? '' : ` by ${facts.stoppedBy}`;
  const left = (analysisCompleteTime ?? endedTime) - endedTime;
  const early = left > 0 ? `, ${formatLength(left)} early` : '';
  const shown = wordResults(subject, 'stopped');
  return {
    headline: `Stopped${by} on ${formatDate(endedTime, now)}${early}. What was shown until then holds; there is no final p-value.`,
    detail: join(shown.headline, shown.detail),
    tone: shown.tone,
    numbers: shown.numbers,
  };
};

const wordExpired = ({ startedTime = 0 }: Experiment, { lastVerdict }: SentenceFacts, now: number): Words =>
  wordPlainly(
    lastVerdict
      ? `Results are kept for 63 days; the last verdict was ${lastVerdict.words} on ${formatDate(lastVerdict.time, now)}.`
      : `Results are kept for 63 days; this experiment started on ${formatDate(startedTime, now)}.`,
  );

/** Returns the number of comparisons that share the alpha, including those without results yet. */
const comparisonsIn = (experiment: Experiment, { metrics }: SentenceFacts): number => {
  const control = controlOf(experiment);
  return metrics.flatMap(({ treatments }) => treatments.filter((one) => one.treatmentName !== control)).length;
};

const comparedIn = (experiment: Experiment, facts: SentenceFacts): Compared[] => {
  const found = facts.metrics.flatMap((metric, index) => {
    const goal = experiment.metricGoals[index];
    return metric.treatments.flatMap(({ treatmentName, comparison }) =>
      comparison && !metric.needed
        ? [
            {
              treatmentName,
              metric,
              facts: comparison,
              desiredChange: goal?.desiredChange,
              unitLabel: goal?.metricDefinition.unitLabel,
              entityLabel: entityLabelOf(facts),
            },
          ]
        : [],
    );
  });
  return found.map((one) => ({ ...one, comparisons: comparisonsIn(experiment, facts) }));
};

const join = (...sentences: readonly string[]): string => sentences.filter((one) => one !== '').join(' ');
