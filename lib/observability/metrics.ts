/**
 * Metrics of the alarms and the dashboard that AWS's constructs do not have.
 */
import { Duration } from 'aws-cdk-lib';
import { Metric, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { OperationalMetric, reportedMetrics } from '../../domain/operational-metric.ts';

export const fiveMinutes = Duration.minutes(5);
export const perMinute = { period: Duration.minutes(1), statistic: 'Sum' };
export const perFiveMinutes = { period: fiveMinutes, statistic: 'Sum' };
export const maximum = { period: fiveMinutes, statistic: 'Maximum' };

export type ReportedMetric = keyof typeof reportedMetrics;

/** Metrics from the service's logs; `domain/operational-metric.ts` has their names. */
export const metricsIn =
  (namespace: string) =>
  (metricName: OperationalMetric | ReportedMetric, options: MetricOptions): Metric =>
    new Metric({ namespace, metricName, ...options });

/** Milliseconds by which a function is behind the stream that it follows. */
export const iteratorAge = (follower: IFunction): Metric => follower.metric('IteratorAge', maximum);
