/**
 * Words every result, and nothing else does. One sentence states the state of an experiment, and the rest is its
 * detail. The API, the command and the console print these texts.
 */

import { controlOf, type Experiment } from '../lifecycle/experiment.ts';
import { countText } from '../lifecycle/weights.ts';
import { entityLabelOf, lacksIn, minutesIn, progressIn, progressNumbers } from './collecting-sentence.ts';
import { type Compared, comparisonSentence, DRIFT, isVerdict, type Occasion } from './comparison-sentence.ts';
import { clockText, dateText, lengthText } from './date-text.ts';
import { type ExperimentState, stateAt } from './experiment-state.ts';
import { listText, percentText } from './number-text.ts';
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
export const sentence = (experiment: Experiment, facts: SentenceFacts, now: number): Sentence => {
  const hasResults = facts.metrics.some(({ needed }) => needed === undefined);
  const state = stateAt(experiment, hasResults, now);
  const subject: Subject = { experiment, facts, now, compared: comparedIn(experiment, facts) };
  const words = WORDS[state](subject);
  const isStruck = facts.sampleRatioMismatch && state !== 'DRAFT' && state !== 'EXPIRED';
  return { state, ...(isStruck ? mismatch(subject, words) : words) };
};

interface Subject {
  readonly experiment: Experiment;
  readonly facts: SentenceFacts;
  readonly now: number;
  readonly compared: readonly Compared[];
}

const WORDS: Readonly<Record<ExperimentState, (subject: Subject) => Words>> = {
  DRAFT: () => plain('Not started: nobody takes part.'),
  COLLECTING: (subject) => collecting(subject),
  RUNNING: (subject) => comparing(subject, 'running'),
  FINAL: (subject) => comparing(subject, 'final'),
  STOPPED: (subject) => stopped(subject),
  EXPIRED: ({ experiment, facts, now }) => expired(experiment, facts, now),
};

const plain = (headline: string, detail = ''): Words => ({ headline, detail, tone: 'neutral', numbers: {} });

/** Three equal weights of 100,000 differ by 1. */
const LEAST_DIFFERENCE = 2e-5;

/** A sample ratio mismatch comes before everything else, and the other results move to the detail. */
const mismatch = ({ facts }: Subject, words: Words): Words => {
  const [first, ...others] = facts.arrivals;
  const came = [`${countText(first?.entities ?? 0)} came to ${first?.treatmentName ?? ''}`].concat(
    others.map(({ entities, treatmentName }) => `${countText(entities)} to ${treatmentName}`),
  );
  const shares = facts.arrivals.map(({ expectedShare }) => expectedShare);
  const areEqual = shares.every((share) => Math.abs(share - (shares[0] ?? 0)) < LEAST_DIFFERENCE);
  const set = areEqual ? 'equal shares were set' : `shares of ${listText(shares.map(percentText))} were set`;
  const causes = 'Look for what treats the treatments differently: the assignment, the logging, a redirect.';
  return {
    headline: `Do not use these results: ${listText(came)}, where ${set}.`,
    detail: join(causes, `What they would say: ${words.headline}`, words.detail),
    tone: 'warning',
    numbers: Object.fromEntries(facts.arrivals.map(({ entities }, index) => [`entities${index}`, entities])),
  };
};

const collecting = ({ experiment, facts }: Subject): Words => {
  const metric = facts.metrics.find(({ needed }) => (needed?.treatments.length ?? 0) > 0);
  const next = facts.nextLook === undefined ? '' : `Next look ${clockText(facts.nextLook)}.`;
  const detail = join(...lacksIn(facts), minutesIn(facts), next);
  if (!metric) return plain('No verdict yet: results begin 10 minutes after the start.', detail);
  const headline = `No verdict yet: ${progressIn(metric, controlOf(experiment), entityLabelOf(facts))}.`;
  return { ...plain(headline, detail), numbers: progressNumbers(metric) };
};

/** Puts the most important comparison first: a drifting one, then the clearest verdict, then the first goal. */
const comparing = (subject: Subject, moment: Occasion): Words => {
  const [lead, ...others] = [...subject.compared].sort(byWeight);
  if (!lead) return withoutResults(subject, moment);
  const detail = [
    ...others.map((one) => comparisonSentence(one, 'stopped')),
    ...lacksIn(subject.facts),
    ...decisionsIn(subject),
  ];
  if (lead.facts.drift) {
    const where = `This is ${lead.metric.metricName} of ${lead.treatmentName}.`;
    return { headline: DRIFT, detail: join(where, ...detail), tone: 'warning', numbers: {} };
  }
  return {
    headline: comparisonSentence(lead, moment),
    detail: join(...detail),
    tone: toneOf(lead, others),
    numbers: numbersOf(lead, moment),
  };
};

/** Words an end, or a stop, before the first results. */
const withoutResults = ({ facts, experiment }: Subject, moment: Occasion): Words => {
  const metric = facts.metrics.find(({ needed }) => needed !== undefined);
  const progress = metric ? `: ${progressIn(metric, controlOf(experiment), entityLabelOf(facts))}` : '';
  return plain(`${moment === 'final' ? 'Final: no' : 'No'} verdict${progress}.`, join(...lacksIn(facts)));
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

const stopped = (subject: Subject): Words => {
  const { experiment, facts, now } = subject;
  const { endedTime = now, analysisCompleteTime } = experiment;
  const by = facts.stoppedBy === undefined ? '' : ` by ${facts.stoppedBy}`;
  const left = (analysisCompleteTime ?? endedTime) - endedTime;
  const early = left > 0 ? `, ${lengthText(left)} early` : '';
  const shown = comparing(subject, 'stopped');
  return {
    headline: `Stopped${by} on ${dateText(endedTime, now)}${early}. What was shown until then holds; there is no final p-value.`,
    detail: join(shown.headline, shown.detail),
    tone: shown.tone,
    numbers: shown.numbers,
  };
};

const expired = ({ startedTime = 0 }: Experiment, { lastVerdict }: SentenceFacts, now: number): Words =>
  plain(
    lastVerdict
      ? `Results are kept for 63 days; the last verdict was ${lastVerdict.words} on ${dateText(lastVerdict.time, now)}.`
      : `Results are kept for 63 days; this experiment started on ${dateText(startedTime, now)}.`,
  );

const decisionsIn = ({ facts }: Subject): string[] =>
  (facts.decisions ?? []).map(({ treatmentName, decision, reason }) => `${treatmentName}: ${decision}. ${reason}`);

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
