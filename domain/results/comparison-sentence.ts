/** Words one comparison: the treatment, the metric, the direction and the size. */

import type { DesiredChange } from '../stats/verdict.ts';
import { addSign, formatAdjustedPValue, formatPValue, formatRange } from './number-text.ts';
import type { ComparisonFacts, MetricFacts } from './sentence-facts.ts';

/** A difference, and what it is measured in. */
export interface Measured {
  readonly metric: Pick<MetricFacts, 'metricName' | 'aggregation' | 'isRatio' | 'above'>;
  readonly facts: Pick<ComparisonFacts, 'interval'>;
  readonly unitLabel?: string | undefined;
  readonly entityLabel: string;
}

/** A treatment's comparison with the control in a metric, and the judgement of its goal. */
export interface Compared extends Measured {
  readonly treatmentName: string;
  readonly metric: MetricFacts;
  readonly facts: ComparisonFacts;
  /** As the request gave it. Without one, the text says higher and lower, not better and worse. */
  readonly desiredChange?: DesiredChange | undefined;
  /** The number of comparisons that share the alpha. */
  readonly comparisons: number;
}

/** Only the planned end has "Final:" and its p-value. Only a running experiment's result holds at any look. */
export type Occasion = 'running' | 'final' | 'stopped';

const WORDS = { Better: 'better', Worse: 'worse', Best: 'best' } as const;

export const wordComparison = (compared: Compared, moment: Occasion): string => {
  const { facts } = compared;
  const first = `${moment === 'final' ? 'Final: ' : ''}${wordClaim(compared, moment)}`;
  const last = moment === 'final' ? [`${formatPValue(facts.pValue)}.`] : [];
  const holds = moment === 'running' && isVerdict(compared) ? ['This holds however often you look.'] : [];
  return [first, ...last, ...holds, ...wordAmongOthers(compared)].join(' ');
};

/** Tells whether the comparison has a conclusive verdict: no drift, and not Inconclusive. */
export const isVerdict = ({ facts }: Compared): boolean =>
  !facts.drift && facts.verdict !== 'Inconclusive' && facts.interval !== undefined;

export const DRIFT = 'The difference changed while it ran; no single number describes it.';

const wordClaim = (compared: Compared, moment: Occasion): string => {
  const { facts, treatmentName } = compared;
  if (facts.drift) return DRIFT;
  if (!isVerdict(compared) || facts.verdict === 'Inconclusive') return wordNothingShown(compared, moment);
  const called = compared.desiredChange ? `${treatmentName} is ${WORDS[facts.verdict]}` : treatmentName;
  return `${called}: ${measureOf(compared)} is ${wordDirection(compared)}.`;
};

const NOTHING_SHOWN = {
  running: 'No difference shown so far',
  final: 'no difference shown',
  stopped: 'No difference shown',
} as const;

const wordNothingShown = (compared: Compared, moment: Occasion): string => {
  const { interval } = compared.facts;
  const start = NOTHING_SHOWN[moment];
  const named = compared.comparisons > 1 ? ` for ${compared.treatmentName}` : '';
  if (compared.facts.isConstant) return `${start}${named}: every value of ${compared.metric.metricName} was the same.`;
  if (!interval) return `${start}${named} in ${measureOf(compared)}.`;
  return `${start}${named}: ${wordChange(compared)}.`;
};

/** Words a difference whose interval may have 0 inside. */
export const wordChange = (compared: Measured): string => {
  const [lower, upper] = scaledRange(compared);
  const [low, high] = formatRange(lower, upper);
  const range = `${addSign(low, lower)} and ${addSign(high, upper)}`;
  return `${measureOf(compared)} changed by somewhere between ${range}${unitOf(compared)}`;
};

/** Returns the direction and the size of a difference whose interval is on one side of 0. */
export const wordDirection = (compared: Measured): string => {
  const [lower, upper] = scaledRange(compared);
  const isHigher = lower > 0;
  const [least, most] = isHigher ? formatRange(lower, upper) : formatRange(-upper, -lower);
  return `${isHigher ? 'higher' : 'lower'} by ${least} to ${most}${unitOf(compared)}`;
};

/** Shares are worded in percentage points. */
export const scaledRange = ({ facts: { interval }, metric }: Measured): [number, number] => {
  const { lower, upper } = interval ?? { lower: 0, upper: 0 };
  const scale = isShare(metric) ? 100 : 1;
  return [lower * scale, upper * scale];
};

/** A mean of ones and zeros: the share of entities with an event, or of events above a threshold. */
const isShare = ({ aggregation = 'VALUE_PER_EVENT', above }: Measured['metric']): boolean =>
  aggregation === 'SHARE' || (aggregation === 'VALUE_PER_EVENT' && above !== undefined);

/** Returns the measure of a metric as the subject of a sentence. */
export const measureOf = ({ metric, entityLabel }: Measured): string => {
  const { metricName, aggregation = 'VALUE_PER_EVENT', isRatio = false, above } = metric;
  if (isRatio) return metricName;
  return {
    VALUE_PER_EVENT:
      above === undefined ? `${metricName} per event` : `the share of ${metricName} events above ${above}`,
    SHARE: `the share of ${entityLabel} with ${metricName}`,
    EVENTS_PER_ENTITY: `the number of ${metricName} events, on average over all ${entityLabel},`,
    VALUE_PER_ENTITY: `${metricName}, on average over all ${entityLabel},`,
  }[aggregation];
};

const unitOf = ({ metric, unitLabel }: Measured): string => {
  if (isShare(metric)) return ' percentage points';
  const isOfValues = metric.aggregation !== 'EVENTS_PER_ENTITY' && metric.above === undefined;
  return unitLabel && isOfValues ? ` ${unitLabel}` : '';
};

/** Significant by itself, but not among all comparisons. */
const wordAmongOthers = ({ facts, comparisons }: Compared): string[] =>
  !facts.drift && facts.verdict !== 'Inconclusive' && facts.pValue <= 0.05 && facts.adjustedPValue > 0.05
    ? [
        `Among its ${comparisons} comparisons it does not stand alone (adjusted ${formatAdjustedPValue(facts.adjustedPValue)}).`,
      ]
    : [];
