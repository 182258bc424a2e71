// What a sentence on an experiment is made from: the answer of GetExperimentHealth has all of it.

import type { MetricAggregation } from '../stats/aggregation.ts';
import type { Interval } from '../stats/normal-mixture.ts';
import type { Verdict } from '../stats/verdict.ts';
import type { ShipDecision } from './decision.ts';
import type { MissingData } from './needed.ts';

export interface SentenceFacts {
  /** The unique entities of each treatment that is served, and the share that was set, of 1. */
  readonly arrivals: readonly {
    readonly treatmentName: string;
    readonly entities: number;
    readonly expectedShare: number;
  }[];
  readonly sampleRatioMismatch: boolean;
  /** In the order of the experiment's metricGoals. */
  readonly metrics: readonly MetricFacts[];
  /** Milliseconds since the epoch; only while it runs. */
  readonly nextLook?: number | undefined;
  /** Who stopped it, as the history has it. */
  readonly stoppedBy?: string | undefined;
  /** What was last said of an experiment whose sums are gone, and when. */
  readonly lastVerdict?: { readonly words: string; readonly time: number } | undefined;
  /** Of treatments with guardrails. */
  readonly decisions?: readonly ShipDecision[] | undefined;
  /** What entities are called, in the plural; `entities` unless told. */
  readonly entityLabel?: string | undefined;
}

export interface MetricFacts {
  readonly metricName: string;
  /** VALUE_PER_EVENT unless told. */
  readonly aggregation?: MetricAggregation | undefined;
  /** Whether it is a ratio of two values. */
  readonly isRatio?: boolean | undefined;
  /** What its results still need; absent once they have begun. */
  readonly needed?: MissingData | undefined;
  readonly treatments: readonly TreatmentFacts[];
}

export interface TreatmentFacts {
  readonly treatmentName: string;
  /** Events, or of a metric per entity the entities assigned: what the 100 are that results need. */
  readonly observations: number;
  /** Absent for the control, and before it can be compared. */
  readonly comparison?: ComparisonFacts | undefined;
}

/** After all looks, and at a planned end with it. */
export interface ComparisonFacts {
  readonly verdict: Verdict;
  readonly drift: boolean;
  readonly pValue: number;
  readonly adjustedPValue: number;
  /** What the intervals of all looks have in common; absent before the first. */
  readonly interval?: Interval | undefined;
}
