/**
 * The metrics of a launch or an experiment: which events carry a value, and whose.
 */
import { type Fault, repeated } from '../fault.ts';

export interface MetricDefinition {
  readonly name: string;
  /** Dotted path to the entity's id in the event's data. */
  readonly entityIdKey: string;
  /** Dotted path to the value in the event's data. */
  readonly valueKey: string;
  /** JSON text of an EventBridge pattern that the event's data must match. */
  readonly eventPattern?: string | undefined;
  readonly unitLabel?: string | undefined;
}

export interface MetricGoal {
  readonly metricDefinition: MetricDefinition;
  readonly desiredChange?: 'INCREASE' | 'DECREASE' | undefined;
}

/** Metrics as they are kept: an empty event pattern is none. */
export const withoutEmptyPatterns = <Metric extends { readonly metricDefinition: MetricDefinition }>(
  metrics: readonly Metric[],
): Metric[] =>
  metrics.map((metric) => {
    const { eventPattern, ...definition } = metric.metricDefinition;
    return eventPattern === '' ? { ...metric, metricDefinition: definition } : metric;
  });

/** A fault for each metric that has the name of an earlier one: results are asked for by name. */
export const repeatedMetrics = (metrics: readonly { metricDefinition: MetricDefinition }[], at: string): Fault[] =>
  repeated(
    metrics.map(({ metricDefinition }) => metricDefinition.name),
    (name, index) => ({ name: `${at}[${index}].metricDefinition.name`, message: `'${name}' is already a metric` }),
  );
