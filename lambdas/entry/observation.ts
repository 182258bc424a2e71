/**
 * Writes one line of JSON in the log for each request or run: operation, outcome, duration and metrics. CloudWatch
 * reads the metrics from the line (embedded metric format). A line never has ids of entities, contexts or data of
 * events.
 */
import type { CountMetric, OperationalMetric } from '../../domain/operational-metric.ts';
import type { Observation } from '../http/observation.ts';

/** Each deployment has its own namespace, since its metrics have no dimensions to tell them apart. */
const namespace = (): string => process.env.METRIC_NAMESPACE ?? 'Selfevident';

let isFirst = true;

/** Begins an observation. Durations are real time, since the service's clock can be moved. */
export const observe = (): Observation => {
  const started = process.uptime();
  const counted = new Map<OperationalMetric, number>();
  const first = isFirst ? { coldStart: true } : {};
  isFirst = false;
  const count: CountMetric = (metric, value = 1) => {
    const before = counted.get(metric) ?? 0;
    counted.set(metric, metric === 'TransitionLag' ? Math.max(before, value) : before + value);
  };
  return {
    count,
    end: (facts) => {
      const durationMs = Math.round((process.uptime() - started) * 1000);
      // `console` would add a prefix, which hides the metrics.
      process.stdout.write(
        `${JSON.stringify({ level: 'INFO', ...facts, durationMs, ...first, ...metricsOf(counted) })}\n`,
      );
    },
  };
};

/**
 * The metrics have no dimensions, since each combination of them would cost like a metric. Log lines can be searched by
 * project.
 */
const metricsOf = (counted: ReadonlyMap<OperationalMetric, number>): object => {
  if (counted.size === 0) return {};
  const Metrics = [...counted.keys()].map((Name) => ({
    Name,
    Unit: Name === 'TransitionLag' ? 'Milliseconds' : 'Count',
  }));
  const CloudWatchMetrics = [{ Namespace: namespace(), Dimensions: [[]], Metrics }];
  return { ...Object.fromEntries(counted), _aws: { Timestamp: Date.now(), CloudWatchMetrics } };
};
