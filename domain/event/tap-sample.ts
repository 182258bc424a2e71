/** What became of one event, for somebody who watches the events of a project come in. */

import type { TrialType } from '../lifecycle/trial.ts';
import type { Assignment } from './attribution.ts';
import type { DropCause } from './drop.ts';
import { attribute, type MetricValue, type TrialDrop } from './measurement.ts';
import { wordMiss, wordValueDrop } from './test-metric.ts';

/** What one metric of a running trial made of the event, or the assignment that the event reports. */
export interface TapOutcome {
  readonly type: TrialType;
  readonly name: string;
  /** Absent for a reported assignment. */
  readonly metricName?: string | undefined;
  readonly entityId?: string | undefined;
  /** The arm that it counts for. */
  readonly arm?: string | undefined;
  readonly value?: number | undefined;
  /** Why it does not count. */
  readonly cause?: DropCause | 'countedElsewhere' | undefined;
  /** The cause in words. */
  readonly reason?: string | undefined;
}

export interface TapSample {
  /** When the service took the event, in milliseconds since the epoch. */
  readonly time: number;
  readonly eventTime: number;
  readonly type: string;
  /** The first {@link MAX_DATA} characters. */
  readonly data: string;
  readonly outcomes: readonly TapOutcome[];
  /** Why the event was refused. */
  readonly fault?: string | undefined;
}

/** In characters. An item of the table is paid by the kilobyte. */
const MAX_DATA = 1_000;
const MAX_OUTCOMES = 20;
const UNITS = 1e15;

export interface TappedEvent {
  readonly type: string;
  readonly time: number;
  readonly data: string;
  readonly values: readonly MetricValue[];
  readonly drops: readonly TrialDrop[];
  readonly assigned: readonly Omit<TapOutcome, 'metricName' | 'cause'>[];
  readonly fault?: string | undefined;
}

interface Counting {
  readonly assignmentOf: (value: MetricValue) => Assignment | undefined;
  readonly now: number;
}

export const sampleOf = (event: TappedEvent, counting: Counting): TapSample => {
  const { type, time: eventTime, data, values, drops, assigned, fault } = event;
  const outcomes = [
    ...assigned,
    ...values.map((value) => valueOutcome(value, counting)),
    ...drops.map((drop) => dropOutcome(drop, data)),
  ];
  const shown = { time: counting.now, eventTime, type, data: data.slice(0, MAX_DATA).toWellFormed() };
  return { ...shown, outcomes: outcomes.slice(0, MAX_OUTCOMES), ...(fault === undefined ? {} : { fault }) };
};

const valueOutcome = (value: MetricValue, { assignmentOf, now }: Counting): TapOutcome => {
  const { trial, metricIndex, entityId } = value;
  const found = attribute(value, assignmentOf(value), now);
  const outcome = {
    type: trial.type,
    name: trial.name,
    metricName: trial.metrics[metricIndex]?.name,
    entityId,
    value: Number(value.value) / UNITS,
  };
  if ('cause' in found) return { ...outcome, cause: found.cause, reason: wordValueDrop(found.cause) };
  return { ...outcome, arm: found.arms[0] };
};

const dropOutcome = ({ trial, metricIndex, cause }: TrialDrop, data: string): TapOutcome => {
  const metric = trial.metrics[metricIndex];
  const outcome = { type: trial.type, name: trial.name, metricName: metric?.name, cause };
  return metric && isMiss(cause) ? { ...outcome, reason: wordMiss(metric, data, cause) } : outcome;
};

type MissCause = Parameters<typeof wordMiss>[2];

const isMiss = (cause: NonNullable<TapOutcome['cause']>): cause is MissCause =>
  cause !== 'countedElsewhere' && !/^(outside|noAssignment)/.test(cause);
