/**
 * The metrics that alarms and the dashboard read beside those that AWS's constructs know.
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

/** Metrics that the service writes in its logs; `domain/operational-metric.ts` has their names. */
export const metricsIn =
  (namespace: string) =>
  (metricName: OperationalMetric | ReportedMetric, options: MetricOptions): Metric =>
    new Metric({ namespace, metricName, ...options });

/** How far a function is behind the stream that it follows, in milliseconds. */
export const iteratorAge = (follower: IFunction): Metric => follower.metric('IteratorAge', maximum);
