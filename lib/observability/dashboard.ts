/**
 * The dashboard: the API, the functions, the table, and the service's own metrics.
 */
import { GraphWidget, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { dropMetrics, evaluationMetrics } from '../../domain/operational-metric.ts';
import { iteratorAge, maximum, metricsIn, perFiveMinutes, perMinute } from './metrics.ts';
import type { ObservabilityProps } from './props.ts';

export const widgetRows = ({ api, table, functions, metricNamespace }: ObservabilityProps): GraphWidget[][] => {
  const metric = metricsIn(metricNamespace);
  const each = (metricOf: (one: IFunction) => IMetric) => Object.values(functions).map(metricOf);
  return [
    [
      graph('Requests', [api.metricCount(perMinute)]),
      graph('Errors', [api.metricClientError(perMinute), api.metricServerError(perMinute)]),
      graph('Latency', [api.metricLatency({ statistic: 'p50' }), api.metricLatency({ statistic: 'p99' })]),
    ],
    [
      graph(
        'Duration of functions',
        each((one) => one.metricDuration({ statistic: 'p99' })),
      ),
      graph(
        'Errors of functions',
        each((one) => one.metricErrors(perMinute)),
      ),
      graph(
        'Throttles of functions',
        each((one) => one.metricThrottles(perMinute)),
      ),
    ],
    [
      graph('Read units', [table.metricConsumedReadCapacityUnits(perMinute)]),
      graph('Write units', [table.metricConsumedWriteCapacityUnits(perMinute)]),
      graph('The stream is behind by', [iteratorAge(functions.aggregation), iteratorAge(functions.delivery)]),
    ],
    [
      graph(
        'Evaluations by reason',
        Object.values(evaluationMetrics).map((name) => metric(name, perMinute)),
      ),
      graph(
        'Events, and values that do not count',
        (['EventsAccepted', 'EventsRefused', ...Object.values(dropMetrics)] as const).map((name) =>
          metric(name, perMinute),
        ),
      ),
      graph(
        'Transitions, changed verdicts, sample ratio mismatches',
        (['Transitions', 'VerdictChanges', 'SampleRatioMismatches', 'GuardActions'] as const).map((name) =>
          metric(name, perFiveMinutes),
        ),
      ),
    ],
    [
      graph('Transitions are written down late by', [metric('TransitionLag', maximum)]),
      graph('Lines that no destination has taken', [metric('UndeliveredLines', maximum)]),
      graph(
        'Not remembered, not read anew, not understood',
        (['AssignmentsNotWritten', 'StaleReads', 'ParkedRecords'] as const).map((name) => metric(name, perMinute)),
      ),
    ],
  ];
};

const graph = (title: string, left: IMetric[]): GraphWidget => new GraphWidget({ title, left, width: 8 });
