/** Words the progress of a collecting experiment, and the data that each arm lacks. */

import { formatCount } from '../lifecycle/weights.ts';
import { MIN_ENTITIES, MIN_EVENTS } from '../stats/eligibility.ts';
import { formatLength } from './date-text.ts';
import { formatCountOf, formatList } from './number-text.ts';
import type { MetricFacts, SentenceFacts } from './sentence-facts.ts';

/** Returns the project's word for entities, in the plural. */
export const entityLabelOf = ({ entityLabel = 'entities' }: SentenceFacts): string => entityLabel;

/**
 * Words the progress of each arm of a metric, the control first.
 *
 * @example 'old has 63 of 100 events, new 71; 20 entities each are needed'
 */
export const wordProgress = (metric: MetricFacts, control: string | undefined, entities: string): string => {
  const arms = [...metric.treatments].sort(
    (a, b) => rankOf(a.treatmentName, control) - rankOf(b.treatmentName, control),
  );
  const noun = isPerEntity(metric) ? entities : 'events';
  const told = arms.map(({ treatmentName, observations }, index) =>
    index === 0
      ? `${treatmentName} has ${formatCount(observations)} of ${MIN_EVENTS} ${noun}`
      : `${treatmentName} ${formatCount(observations)}`,
  );
  return `${told.join(', ')}${isPerEntity(metric) ? '' : `; ${MIN_ENTITIES} ${entities} each are needed`}`;
};

export const progressNumbersOf = ({ treatments }: MetricFacts): Record<string, number> =>
  Object.fromEntries(treatments.map(({ observations }, index) => [`observations${index}`, observations]));

/** Returns one sentence for each arm of each metric that lacks data. */
export const wordLacks = (facts: SentenceFacts): string[] =>
  facts.metrics.flatMap((metric) =>
    (metric.needed?.treatments ?? []).map(({ treatmentName, events, entities, steadyDenominator }) => {
      const lacking = isPerEntity(metric)
        ? [formatEntities(events, facts)]
        : [
            ...(events > 0 ? [formatCountOf(events, 'event')] : []),
            ...(entities > 0 ? [formatEntities(entities, facts)] : []),
            ...(steadyDenominator ? ['a sum of denominators that is clearly above 0'] : []),
          ];
      return `${metric.metricName}: ${treatmentName} lacks ${formatList(lacking)}.`;
    }),
  );

/** Tells whether a ratio has enough data in each arm, and only its denominators vary too much. */
export const lacksOnlyDenominators = ({ needed }: MetricFacts): boolean =>
  needed?.treatments.every(({ events, entities }) => events === 0 && entities === 0) ?? false;

/** Only the plural of a project's own label is known. */
const formatEntities = (count: number, facts: SentenceFacts): string =>
  count === 1 && facts.entityLabel === undefined ? '1 entity' : `${formatCount(count)} ${entityLabelOf(facts)}`;

/** Words the time until results can begin, for metrics without a window. */
export const wordMinutes = ({ metrics }: SentenceFacts): string => {
  const minutes = Math.max(0, ...metrics.filter((metric) => !hasWindow(metric)).map(minutesOf));
  return minutes > 0 ? `Results begin 10 minutes after the start, in ${formatCountOf(minutes, 'minute')}.` : '';
};

/** Words the time until the first window is over, for each metric whose first window is not. */
export const wordWindows = ({ metrics }: SentenceFacts): string[] =>
  metrics.flatMap((metric) =>
    hasWindow(metric) && minutesOf(metric) > 0 ? wordWindow(metric, minutesOf(metric)) : [],
  );

const hasWindow = ({ windowHours }: MetricFacts): boolean => windowHours !== undefined;

const minutesOf = ({ needed }: MetricFacts): number => needed?.minutes ?? 0;

const wordWindow = ({ metricName, windowHours = 0 }: MetricFacts, minutes: number): string => {
  const time = minutes < 120 ? formatCountOf(minutes, 'minute') : formatLength(minutes * 60_000);
  return `${metricName} begins when the first ${formatCountOf(windowHours, 'hour')} after an evaluation are over, in ${time}.`;
};

const rankOf = (treatmentName: string, control: string | undefined): number => (treatmentName === control ? 0 : 1);

const isPerEntity = ({ aggregation = 'VALUE_PER_EVENT' }: MetricFacts): boolean => aggregation !== 'VALUE_PER_EVENT';
