// What was not counted for a metric, and why.

import type { Miss } from './read-value.ts';

/** Why a value that a metric took was not counted. */
export type ValueDropCause = 'noAssignment' | 'outsideAssignment' | 'outsideRun';

/** Why an event or its value was not counted. */
export type DropCause = ValueDropCause | Miss['cause'];

export const dropCauses = [
  'noAssignment',
  'outsideAssignment',
  'outsideRun',
  'noMatch',
  'noEntityId',
  'invalidEntityId',
  'noValue',
  'invalidValue',
] as const satisfies readonly DropCause[];

/** The launch or experiment, and the metric by its place among its metrics. */
interface MetricOf<Trial> {
  readonly trial: Trial;
  readonly metricIndex: number;
}

/** `countedElsewhere` is no loss: another launch or experiment counted a value of the same event. */
export interface Drop<Trial> extends MetricOf<Trial> {
  readonly cause: DropCause | 'countedElsewhere';
}

/** An event that a metric takes nothing from. */
export interface Missed<Trial> extends MetricOf<Trial> {
  readonly miss: Miss;
}

/**
 * The misses to be told of an event: those of the metrics that it is for. One that is for no metric at all, and of which
 * none takes a value, leaves a trace with all.
 */
export const dropsOf = <Trial>(missed: readonly Missed<Trial>[], isTaken: boolean): Drop<Trial>[] => {
  const isForSome = isTaken || missed.some(({ miss }) => miss.isFor);
  return missed
    .filter(({ miss }) => miss.isFor || !isForSome)
    .map(({ trial, metricIndex, miss }) => ({ trial, metricIndex, cause: miss.cause }));
};
