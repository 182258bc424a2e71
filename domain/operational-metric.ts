/**
 * What an operator watches: each name is a metric in CloudWatch.
 */

import type { Outcome } from './engine/outcome.ts';
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
} as const satisfies Readonly<Record<ValueDropCause, string>>;

export type OperationalMetric =
  | (typeof evaluationMetrics)[keyof typeof evaluationMetrics]
  | (typeof dropMetrics)[keyof typeof dropMetrics]
  /** Answers that enrolled an entity, but could not be remembered. */
  | 'AssignmentsNotWritten'
  | 'EventsAccepted'
  /** Events that were answered with an `errorCode`. */
  | 'EventsRefused'
  /** Launch steps begun and experiments completed. */
  | 'Transitions'
  /** Milliseconds from when a transition was due until it was written down; its effect on evaluations is never late. */
  | 'TransitionLag'
  | 'VerdictChanges'
  | 'SampleRatioMismatches'
  /** Lines that no destination has taken yet. */
  | 'UndeliveredLines';

/** Reports that CloudWatch counts by a filter on the log, by their metric. */
export const reportedMetrics = {
  /** A change that the counting could not understand. */
  ParkedRecords: 'record parked',
  /** A read that failed, and was covered by what was read before. */
  StaleReads: 'stale data served',
} as const;

/** Adds to a metric, 1 unless said otherwise; of lags the longest is kept. */
export type CountMetric = (metric: OperationalMetric, value?: number) => void;

/** Writes down a failure that the caller is not told about. Details never hold ids of entities, contexts or events. */
export type ReportFailure = (message: string, details: Readonly<Record<string, unknown>>) => void;
