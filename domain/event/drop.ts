/** Values and events that a metric did not count, and the causes. */

import type { Miss } from './read-value.ts';

/** The cause why a metric value was not counted. */
export type ValueDropCause = 'noAssignment' | 'outsideAssignment' | 'outsideRun' | 'outsideWindow';

/** The cause why an event or its value was not counted. */
export type DropCause = ValueDropCause | Miss['cause'];

export const dropCauses = [
  'noAssignment',
  'outsideAssignment',
  'outsideRun',
  'outsideWindow',
  'noMatch',
  'noEntityId',
  'invalidEntityId',
  'noValue',
  'invalidValue',
] as const satisfies readonly DropCause[];

/** A trial, and the index of one of its metrics. */
interface TrialMetric<Trial> {
  readonly trial: Trial;
  readonly metricIndex: number;
}

/** `countedElsewhere` is no loss: another trial counted a value of the same event. */
export interface Drop<Trial> extends TrialMetric<Trial> {
  readonly cause: DropCause | 'countedElsewhere';
}

/** An event without a value for a metric. */
export interface TrialMiss<Trial> extends TrialMetric<Trial> {
  readonly miss: Miss;
}

/**
 * Returns the drops of an event: the misses of the metrics that the event was meant for. An event that was meant for no
 * metric, and gave none a value, leaves a drop with each of them.
 */
export const dropsOf = <Trial>(misses: readonly TrialMiss<Trial>[], hasValue: boolean): Drop<Trial>[] => {
  const isForSome = hasValue || misses.some(({ miss }) => miss.isForMetric);
  return misses
    .filter(({ miss }) => miss.isForMetric || !isForSome)
    .map(({ trial, metricIndex, miss }) => ({ trial, metricIndex, cause: miss.cause }));
};
