/**
 * One line of JSON in the log for each request or run: what it was, how it ended, how long it took, and what it counted, which CloudWatch
 * takes as metrics from the same line (its embedded metric format). Never ids of entities, contexts or the data of events.
 */
import type { CountMetric, OperationalMetric } from '../../domain/operational-metric.ts';
import type { Observation } from '../http/observation.ts';

/** Each deployment has its own, since metrics without dimensions would be those of all. */
const namespace = (): string => process.env.METRIC_NAMESPACE ?? 'Selfevident';

let isFirst = true;

/** Begins an observation. Durations are of the process, not of the service's clock, which may travel. */
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
      // Past `console`, whose prefix would hide the metrics.
      process.stdout.write(
        `${JSON.stringify({ level: 'INFO', ...facts, durationMs, ...first, ...metricsOf(counted) })}\n`,
      );
    },
  };
};

/** The metrics have no dimensions: each combination of them would be one more metric to pay; lines can be searched by project instead. */
const metricsOf = (counted: ReadonlyMap<OperationalMetric, number>): object => {
  if (counted.size === 0) return {};
  const Metrics = [...counted.keys()].map((Name) => ({
    Name,
    Unit: Name === 'TransitionLag' ? 'Milliseconds' : 'Count',
  }));
  const CloudWatchMetrics = [{ Namespace: namespace(), Dimensions: [[]], Metrics }];
  return { ...Object.fromEntries(counted), _aws: { Timestamp: Date.now(), CloudWatchMetrics } };
};
