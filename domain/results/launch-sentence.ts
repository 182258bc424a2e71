/** Words where a launch stands, and what its monitors say within the step in force. */

import type { Launch } from '../lifecycle/launch.ts';
import { formatCount } from '../lifecycle/weights.ts';
import { MIN_ENTITIES, MIN_EVENTS } from '../stats/eligibility.ts';
import type { DesiredChange } from '../stats/verdict.ts';
import { type Measured, measureOf, scaledRange, wordChange, wordDirection } from './comparison-sentence.ts';
import { formatClock, formatDate } from './date-text.ts';
import type { MonitorState } from './monitor.ts';
import { formatList, formatPercent } from './number-text.ts';
import type { Tone } from './sentence.ts';

/** A launch that waits has started, and its first step has not begun. */
export type LaunchState = 'DRAFT' | 'WAITING' | 'COLLECTING' | 'RUNNING' | 'STOPPED';

export interface LaunchSentence {
  readonly state: LaunchState;
  readonly headline: string;
  readonly detail: string;
  /** Positive and negative only for a verdict in a desired direction. */
  readonly tone: Tone;
  /** The numbers of the headline, unrounded. */
  readonly numbers: Readonly<Record<string, number>>;
}

/** The step in force, or the last one of a launch that has ended. */
export interface StepFacts {
  /** Its position, from 0. */
  readonly step: number;
  /** The unique entities of each group that serves somebody, and its share of 1, where the shares are known. */
  readonly arrivals: readonly {
    readonly groupName: string;
    readonly entities: number;
    readonly expectedShare: number;
  }[];
  readonly sampleRatioMismatch: boolean;
  readonly comparisons: readonly MonitorFacts[];
}

/** A group's comparison with the control by one monitor. */
export interface MonitorFacts extends Measured {
  readonly groupName: string;
  readonly state: MonitorState;
  readonly desiredChange?: DesiredChange | undefined;
  readonly margin: number;
  /** The observations of the control and of the group, of which a comparison needs 100. */
  readonly observations: readonly [number, number];
}

export interface LaunchFacts {
  readonly control: string;
  /** Absent before the first step. */
  readonly step?: StepFacts | undefined;
}

type Words = Omit<LaunchSentence, 'state'>;

/** Words a launch as of `now`, in milliseconds since the epoch. */
export const wordLaunch = (launch: Launch, facts: LaunchFacts, now: number): LaunchSentence => {
  const state = launchStateAt(launch, facts);
  const { step } = facts;
  if (state === 'DRAFT') return { state, ...plain('Not started: nobody takes part.') };
  if (!step) return { state, ...(isHeld(launch) ? wordHeld(launch, NOBODY, now) : wordWaiting(launch, now)) };
  const said = { step, control: facts.control, where: `Step ${step.step + 1} of ${launch.steps.length}` };
  const words = step.sampleRatioMismatch ? wordMismatch(said) : wordStep(said);
  if (state === 'STOPPED') return { state, ...wordStopped(launch, words, now) };
  return { state, ...(isHeld(launch) ? wordHeld(launch, words, now) : words) };
};

const isHeld = ({ heldSince, endedTime }: Launch): boolean => heldSince !== undefined && endedTime === undefined;

const launchStateAt = ({ startedTime, endedTime }: Launch, { step }: LaunchFacts): LaunchState => {
  if (startedTime === undefined) return 'DRAFT';
  if (endedTime !== undefined) return 'STOPPED';
  if (!step) return 'WAITING';
  return step.comparisons.some(isCompared) ? 'RUNNING' : 'COLLECTING';
};

const isCompared = ({ state }: MonitorFacts): boolean => state !== 'NoControl' && state !== 'Collecting';

const plain = (headline: string, detail = ''): Words => ({ headline, detail, tone: 'neutral', numbers: {} });

const NOBODY = plain('Nobody takes part yet.');

const wordWaiting = ({ steps, endedTime, statusReason }: Launch, now: number): Words => {
  const begins = steps[0]?.startTime;
  if (endedTime !== undefined || begins === undefined)
    return plain(`Stopped before its first step${wordReason(statusReason)}. Nobody took part.`);
  return plain(`Nobody takes part yet: the first step begins on ${formatDate(begins, now)} at ${formatClock(begins)}.`);
};

interface Said {
  readonly step: StepFacts;
  readonly control: string;
  /** The step as the subject of a sentence. */
  readonly where: string;
}

/** Words the most important comparison first: harm, then any other finding, then the first monitor. */
const wordStep = ({ step, control, where }: Said): Words => {
  const { comparisons } = step;
  if (comparisons.length === 0) return plain(`${where}: there is nothing to compare.`);
  const [lead, ...others] = comparisons.filter(isCompared).sort((a, b) => weightOf(a) - weightOf(b));
  const rest = comparisons.filter((one) => !isCompared(one)).map((one) => wordLack(one, control));
  if (!lead) return plain(`${where}, no comparison yet: ${rest[0]}.`, sentencesOf(rest.slice(1)));
  const holds = isFinding(lead) ? ' This holds however often you look.' : '';
  const { lower, upper } = lead.facts.interval ?? {};
  return {
    headline: `${where}: ${wordFinding(lead, control)}.${holds}`,
    detail: sentencesOf([...others.map((one) => wordFinding(one, control)), ...rest]),
    tone: toneOf(lead),
    numbers: lower === undefined || upper === undefined ? {} : { lower, upper },
  };
};

const WEIGHTS = { Harmed: 0, NotWorse: 1, Higher: 1, Lower: 1, Open: 2, Collecting: 3, NoControl: 3 } as const;
const weightOf = ({ state }: MonitorFacts): number => WEIGHTS[state];

const isFinding = ({ state }: MonitorFacts): boolean => weightOf({ state } as MonitorFacts) < WEIGHTS.Open;

const toneOf = ({ state }: MonitorFacts): Tone => {
  if (state === 'Harmed') return 'negative';
  return state === 'NotWorse' ? 'positive' : 'neutral';
};

const wordFinding = (compared: MonitorFacts, control: string): string => {
  const { groupName, state } = compared;
  const { lower, upper } = compared.facts.interval ?? { lower: 0, upper: 0 };
  if (lower === upper) return `every value of ${compared.metric.metricName} of ${groupName} was the same`;
  const size = wordSize(compared);
  if (state === 'Open') return `no difference of ${groupName} shown so far: ${size}`;
  const claim = wordClaim(compared);
  return claim === undefined
    ? `${groupName}: ${size}`
    : `${groupName} is ${claim} than ${control}${wordMargin(compared)}: ${size}`;
};

const wordClaim = ({ state, margin }: MonitorFacts): string | undefined => {
  if (state === 'Harmed') return 'worse';
  if (state !== 'NotWorse') return undefined;
  return margin > 0 ? 'not worse' : 'better';
};

const wordMargin = ({ margin }: MonitorFacts): string => (margin > 0 ? ` by more than ${formatPercent(margin)}` : '');

const wordSize = (compared: MonitorFacts): string => {
  const [lower, upper] = scaledRange(compared);
  return lower > 0 || upper < 0 ? `${measureOf(compared)} is ${wordDirection(compared)}` : wordChange(compared);
};

const wordLack = ({ state, metric, groupName, observations }: MonitorFacts, control: string): string => {
  if (state === 'NoControl') return `${control}, the control, has no share of it`;
  const [ofControl, ofGroup] = observations.map(formatCount);
  return `${control} has ${ofControl} of ${MIN_EVENTS} observations of ${metric.metricName}, ${groupName} ${ofGroup}; ${MIN_ENTITIES} entities each are needed`;
};

/** A mismatch comes before everything else. It makes the comparisons doubtful, not the launch. */
const wordMismatch = (said: Said): Words => {
  const { arrivals } = said.step;
  const came = arrivals.map(({ groupName, entities }) => `${formatCount(entities)} to ${groupName}`);
  const shares = arrivals.map(({ expectedShare }) => formatPercent(expectedShare));
  const words = wordStep(said);
  return {
    headline: `Do not compare the groups of step ${said.step.step + 1}: ${formatList(came)} came, where shares of ${formatList(shares)} were set.`,
    detail: join('The launch goes on.', `What the comparison would say: ${words.headline}`, words.detail),
    tone: 'warning',
    numbers: Object.fromEntries(arrivals.map(({ entities }, index) => [`entities${index}`, entities])),
  };
};

/** A guard says in the reason what it has found. */
const wordStopped = ({ endedTime = 0, statusReason }: Launch, words: Words, now: number): Words => ({
  ...words,
  headline: `Stopped on ${formatDate(endedTime, now)}${wordReason(statusReason)}. What was shown until then holds.`,
  detail: join(words.headline, words.detail),
});

/** The step in force is in the words. Before the first step nobody takes part. */
const wordHeld = ({ heldSince = 0, statusReason }: Launch, words: Words, now: number): Words => {
  const since = `${formatDate(heldSince, now)} at ${formatClock(heldSince)}`;
  return {
    ...words,
    headline: `Held since ${since}${wordReason(statusReason)}. Later steps wait until it is continued.`,
    detail: join(words.headline, words.detail),
    tone: words.tone === 'negative' ? 'negative' : 'warning',
  };
};

const wordReason = (reason = ''): string => (reason === '' ? '' : `: ${reason.replace(/\.$/, '')}`);

const sentencesOf = (claims: readonly string[]): string =>
  [...new Set(claims)].map((claim) => `${claim.replace(/^(no difference|every value) /, capitalize)}.`).join(' ');

/** Names of groups stay as they are. */
const capitalize = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const join = (...sentences: readonly string[]): string => sentences.filter((one) => one !== '').join(' ');
