/** A metric of a trial defines which events carry a value, and for which entity. */

import { type Fault, repetitionFaults } from '../fault.ts';
import type { MetricAggregation } from '../stats/aggregation.ts';

export interface MetricDefinition {
  readonly name: string;
  /** Dotted path to the entity's id in the event's data. */
  readonly entityIdKey: string;
  /** Dotted path to the value in the event's data. */
  readonly valueKey: string;
  /** JSON text of an EventBridge pattern that the event's data must match. */
  readonly eventPattern?: string | undefined;
  readonly unitLabel?: string | undefined;
  /** VALUE_PER_EVENT by default. */
  readonly aggregation?: MetricAggregation | undefined;
  /** Only events within these hours after their entity's first evaluation count. Without it, all events do. */
  readonly windowHours?: number | undefined;
  /** The bounds of each event's value. */
  readonly eventCap?: number | undefined;
  readonly eventFloor?: number | undefined;
  /** The bounds of each entity's sum of values. */
  readonly entityCap?: number | undefined;
  readonly entityFloor?: number | undefined;
  /** Counts 1 for each value above this threshold, and 0 for any other. */
  readonly above?: number | undefined;
  /** Dotted path to the value that divides, for a ratio of two values of one event. */
  readonly denominatorKey?: string | undefined;
}

const HOUR = 3_600_000;

/** Returns the length of a metric's window in milliseconds; undefined for a metric without one. */
export const windowOf = ({ windowHours }: Pick<MetricDefinition, 'windowHours'>): number | undefined =>
  windowHours === undefined ? undefined : windowHours * HOUR;

export interface MetricGoal {
  readonly metricDefinition: MetricDefinition;
  readonly desiredChange?: 'INCREASE' | 'DECREASE' | undefined;
}

/** A metric that no treatment may make worse by more than a margin. */
export interface Guardrail extends MetricGoal {
  /** A share of the control's mean; DEFAULT_MARGIN by default. */
  readonly margin?: number | undefined;
}

/** Returns the metrics in their stored form. An empty event pattern counts as none. */
export const dropEmptyPatterns = <Metric extends { readonly metricDefinition: MetricDefinition }>(
  metrics: readonly Metric[],
): Metric[] =>
  metrics.map((metric) => {
    const { eventPattern, ...definition } = metric.metricDefinition;
    return eventPattern === '' ? { ...metric, metricDefinition: definition } : metric;
  });

type Metrics = readonly { readonly metricDefinition: MetricDefinition }[];

/**
 * Returns a fault for each metric with the name of an earlier one, because results are requested by name. `lists` has
 * the metrics by the path of their list.
 */
export const repeatedMetricFaults = (lists: Readonly<Record<string, Metrics>>): Fault[] => {
  const metrics = Object.entries(lists).flatMap(([path, list]) =>
    list.map(({ metricDefinition: { name } }, index) => ({ name, at: `${path}[${index}].metricDefinition.name` })),
  );
  return repetitionFaults(
    metrics.map(({ name }) => name),
    (name, index) => ({ name: metrics[index]?.at ?? '', message: `'${name}' is already a metric` }),
  );
};
