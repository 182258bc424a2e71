/** The facts behind a sentence on an experiment. The answer of GetExperimentHealth has all of them. */

import type { MetricAggregation } from '../stats/aggregation.ts';
import type { Interval } from '../stats/normal-mixture.ts';
import type { Verdict } from '../stats/verdict.ts';
import type { ShipDecision } from './decision.ts';
import type { MissingData } from './needed.ts';

export interface SentenceFacts {
  /** The unique entities of each served treatment, and its intended share, of 1. */
  readonly arrivals: readonly {
    readonly treatmentName: string;
    readonly entities: number;
    readonly expectedShare: number;
  }[];
  readonly sampleRatioMismatch: boolean;
  /** In the order of the experiment's metricGoals. */
  readonly metrics: readonly MetricFacts[];
  /** Milliseconds since the epoch, while the experiment runs. */
  readonly nextLook?: number | undefined;
  /** The caller that stopped it, from history. */
  readonly stoppedBy?: string | undefined;
  /** The last verdict on an experiment whose sums have expired, and its time. */
  readonly lastVerdict?: { readonly words: string; readonly time: number } | undefined;
  /** Decisions on the treatments with guardrails. */
  readonly decisions?: readonly ShipDecision[] | undefined;
  /** The project's word for entities, in the plural; `entities` by default. */
  readonly entityLabel?: string | undefined;
}

export interface MetricFacts {
  readonly metricName: string;
  /** VALUE_PER_EVENT by default. */
  readonly aggregation?: MetricAggregation | undefined;
  /** Absent for a metric without a window. */
  readonly windowHours?: number | undefined;
  /** True for a ratio of two values. */
  readonly isRatio?: boolean | undefined;
  /** The threshold of a metric that is a share of events above it. */
  readonly above?: number | undefined;
  /** The data that its results still lack. Absent once they have begun. */
  readonly needed?: MissingData | undefined;
  readonly treatments: readonly TreatmentFacts[];
}

export interface TreatmentFacts {
  readonly treatmentName: string;
  /** The observations of which results need 100: events, or the assigned entities for a metric per entity. */
  readonly observations: number;
  /** Absent for the control, and before a comparison is possible. */
  readonly comparison?: ComparisonFacts | undefined;
}

/** The numbers after all looks, and after a planned end. */
export interface ComparisonFacts {
  readonly verdict: Verdict;
  readonly drift: boolean;
  readonly pValue: number;
  readonly adjustedPValue: number;
  /** The intersection of all looks' intervals. Absent before the first look. */
  readonly interval?: Interval | undefined;
  /** True if all values of both arms are the same number. */
  readonly isConstant?: boolean | undefined;
}
