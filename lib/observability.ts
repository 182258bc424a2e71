/**
 * What an operator sees: one dashboard, and alarms for what needs somebody. Alarms are few, since each has its price: a
 * function behind the API that fails, is throttled or runs out of time shows as a 5xx of the API.
 */
import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import {
  dropMetrics,
  evaluationMetrics,
  type OperationalMetric,
  reportedMetrics,
} from '../domain/operational-metric.ts';
import type { ServiceApi } from './api.ts';
import type { ServiceFunction } from './service-function.ts';
import type { ServiceTable } from './table.ts';

export interface ObservabilityProps {
  readonly api: ServiceApi;
  readonly table: ServiceTable;
  readonly functions: Readonly<
    Record<'aggregation' | 'delivery' | 'evaluation' | 'ingestion' | 'transitions', ServiceFunction> &
      Record<string, ServiceFunction>
  >;
  /** Scheduled runs that were given up. */
  readonly givenUp: IQueue;
  readonly topic?: ITopic | undefined;
}

interface Watch {
  readonly what: string;
  readonly metric: Metric;
  /** The value that alarms, or anything beyond it. */
  readonly threshold: number;
  /** How many periods in a row. */
  readonly periods?: number;
  /** Too little is what alarms, and nothing at all is too little. */
  readonly below?: true;
}

/** As in `lambdas/entry/observation.ts`. */
const metricNamespace = 'Selfevident';
const perMinute = { period: Duration.minutes(1), statistic: 'Sum' };
const perFiveMinutes = { period: Duration.minutes(5), statistic: 'Sum' };
const highest = { period: Duration.minutes(5), statistic: 'Maximum' };

export class Observability extends Construct {
  constructor(scope: Construct, id: string, props: ObservabilityProps) {
    super(scope, id);
    const { aggregation, evaluation, ingestion } = props.functions;
    countReports(aggregation, 'ParkedRecords');
    for (const one of [evaluation, ingestion]) countReports(one, 'StaleReads');
    for (const [name, watch] of Object.entries(watches(props))) {
      const alarm = alarmOf(this, name, watch);
      if (props.topic) alarm.addAlarmAction(new SnsAction(props.topic));
    }
    new Dashboard(this, 'Dashboard', { defaultInterval: Duration.hours(3), widgets: widgetRows(props) });
  }
}

type ReportedMetric = keyof typeof reportedMetrics;

const countReports = ({ logs }: ServiceFunction, metricName: ReportedMetric): void => {
  const filterPattern = FilterPattern.literal(`"${reportedMetrics[metricName]}"`);
  logs.addMetricFilter(metricName, { filterPattern, metricNamespace, metricName });
};

/** A metric that the service writes in its logs; `OperationalMetric` has their names. */
const own = (metricName: OperationalMetric | ReportedMetric, { period, statistic }: typeof perMinute): Metric =>
  new Metric({ namespace: metricNamespace, metricName, period, statistic });

const watches = ({ api, functions, givenUp }: ObservabilityProps): Readonly<Record<string, Watch>> => ({
  ServerErrors: {
    what: 'The API answered with 5xx: a function failed, was throttled, or took too long.',
    metric: api.metricServerError(perFiveMinutes),
    threshold: 1,
  },
  Throttles: {
    what: 'Functions of this account were throttled in this region: its concurrency, or a reserved one, is used up.',
    metric: new Metric({ namespace: 'AWS/Lambda', metricName: 'Throttles', ...perFiveMinutes }),
    threshold: 1,
  },
  StaleReads: {
    what: 'Evaluations or events went by rules that could not be read anew for 5 minutes: the table does not answer.',
    metric: own('StaleReads', perFiveMinutes),
    threshold: 1,
  },
  TransitionsStopped: {
    what: 'Launches and experiments were not brought up to date for 3 minutes. Evaluation is exact all the same.',
    metric: functions.transitions.metricInvocations(perMinute),
    threshold: 1,
    periods: 3,
    below: true,
  },
  TransitionsFailing: {
    what: 'Bringing launches and experiments up to date failed for 3 minutes. Evaluation is exact all the same.',
    metric: functions.transitions.metricErrors(perMinute),
    threshold: 1,
    periods: 3,
  },
  TransitionsGivenUp: {
    what: 'The transitions function could not even be started; the queue has the invocation.',
    metric: givenUp.metricApproximateNumberOfMessagesVisible(highest),
    threshold: 1,
  },
  TransitionsLate: {
    what: 'A launch step or the end of an experiment was written down, and announced, over 3 minutes late. Evaluation is exact all the same.',
    metric: own('TransitionLag', highest),
    threshold: Duration.minutes(3).toMilliseconds(),
  },
  SampleRatioMismatch: {
    what: 'The entities of an experiment do not arrive in the shares that they should: its results cannot be trusted. GetExperimentHealth of the running experiments says which.',
    metric: own('SampleRatioMismatches', perFiveMinutes),
    threshold: 1,
  },
  CountingLate: {
    what: 'Counting is 10 minutes behind the events.',
    metric: behind(functions.aggregation),
    threshold: Duration.minutes(10).toMilliseconds(),
  },
  RecordsParked: {
    what: 'Changes could not be understood, and are kept apart until they are counted by hand.',
    metric: own('ParkedRecords', perFiveMinutes),
    threshold: 1,
  },
  DeliveryLate: {
    what: 'Lines for destinations and changes for EventBridge are 10 minutes behind.',
    metric: behind(functions.delivery),
    threshold: Duration.minutes(10).toMilliseconds(),
  },
  LinesUndelivered: {
    what: 'A destination has not taken its lines for 15 minutes; they are kept, and tried again each minute.',
    metric: own('UndeliveredLines', highest),
    threshold: 1,
    periods: 3,
  },
});

const alarmOf = (scope: Construct, name: string, { what, metric, threshold, periods = 1, below }: Watch): Alarm =>
  new Alarm(scope, name, {
    alarmDescription: what,
    metric,
    threshold,
    evaluationPeriods: periods,
    comparisonOperator: below
      ? ComparisonOperator.LESS_THAN_THRESHOLD
      : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: below ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });

const behind = (aggregation: IFunction): Metric => aggregation.metric('IteratorAge', highest);

const widgetRows = ({ api, table, functions }: ObservabilityProps): GraphWidget[][] => {
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
      graph('The stream is behind by', [behind(functions.aggregation), behind(functions.delivery)]),
    ],
    [
      graph(
        'Evaluations by reason',
        Object.values(evaluationMetrics).map((name) => own(name, perMinute)),
      ),
      graph(
        'Events, and values that do not count',
        (['EventsAccepted', 'EventsRefused', ...Object.values(dropMetrics)] as const).map((name) =>
          own(name, perMinute),
        ),
      ),
      graph(
        'Transitions, changed verdicts, sample ratio mismatches',
        (['Transitions', 'VerdictChanges', 'SampleRatioMismatches'] as const).map((name) => own(name, perFiveMinutes)),
      ),
    ],
  ];
};

const graph = (title: string, left: IMetric[]): GraphWidget => new GraphWidget({ title, left, width: 8 });
