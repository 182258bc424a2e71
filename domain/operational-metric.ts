/** The metrics for operators. Each name is a metric in CloudWatch. */

import type { Outcome } from '@selfevident/evaluation';
import type { ValueDropCause } from './event/drop.ts';

/** Answers of EvaluateFeature and BatchEvaluateFeature by reason. */
export const evaluationMetrics = {
  DEFAULT: 'EvaluationsByDefault',
  ENTITY_OVERRIDES_MATCH: 'EvaluationsByOverride',
  LAUNCH_RULE_MATCH: 'EvaluationsByLaunch',
  EXPERIMENT_RULE_MATCH: 'EvaluationsByExperiment',
} as const satisfies Readonly<Record<Outcome['reason'], string>>;

/** Values of events that were accepted but do not count, by cause. */
export const dropMetrics = {
  noAssignment: 'ValuesWithoutAssignment',
  outsideAssignment: 'ValuesOutsideAssignment',
  outsideRun: 'ValuesOutsideRun',
  outsideWindow: 'ValuesOutsideWindow',
} as const satisfies Readonly<Record<ValueDropCause, string>>;

export type OperationalMetric =
  | (typeof evaluationMetrics)[keyof typeof evaluationMetrics]
  | (typeof dropMetrics)[keyof typeof dropMetrics]
  /** Evaluations that enrolled an entity, but whose assignment could not be written. */
  | 'AssignmentsNotWritten'
  | 'EventsAccepted'
  /** Events that were refused with an `errorCode`. */
  | 'EventsRefused'
  /** Launch steps begun and experiments completed. */
  | 'Transitions'
  /**
   * Milliseconds from the time when a transition was due until it was written. Its effect on evaluations is never late.
   */
  | 'TransitionLag'
  | 'VerdictChanges'
  /** Launches that a guard stopped or held. */
  | 'GuardActions'
  | 'SampleRatioMismatches'
  /** Delivery records that no destination has taken yet. */
  | 'UndeliveredLines';

/** Log messages that a CloudWatch filter counts, by metric. */
export const reportedMetrics = {
  /** The counting could not read a change. */
  ParkedRecords: 'record parked',
  /** A read failed, and the cached value was served. */
  StaleReads: 'stale data served',
} as const;

/** Adds `value` to a metric, by default 1. The largest value is kept for a lag. */
export type CountMetric = (metric: OperationalMetric, value?: number) => void;

/** Logs a failure that the caller does not see. The details never hold entity ids, contexts or events. */
export type ReportFailure = (message: string, details: Readonly<Record<string, unknown>>) => void;
