/**
 * Alarms for what an operator must act on. They are few, since each has its price.
 */
import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { idOf } from '../functions/service-function.ts';
import { fiveMinutes, iteratorAge, maximum, metricsIn, perFiveMinutes, perMinute } from './metrics.ts';
import type { ObservabilityProps } from './props.ts';

interface AlarmRow {
  readonly description: string;
  readonly metric: Metric;
  /** This value and anything beyond it alarms. */
  readonly threshold: number;
  /** Periods in a row; 1 by default. */
  readonly periods?: number;
  /** Alarms below the threshold, and without data. */
  readonly below?: true;
}

export const addAlarms = (scope: Construct, props: ObservabilityProps): Alarm[] =>
  Object.entries(alarmRows(props)).map(([name, watch]) => alarmOf(scope, name, watch));

const alarmRows = ({
  api,
  functions,
  givenUp,
  manyRequests,
  metricNamespace,
  untold,
}: ObservabilityProps): Readonly<Record<string, AlarmRow>> => {
  const metric = metricsIn(metricNamespace);
  return {
    ServerErrors: {
      description: 'The API answered with 5xx: a function failed, was throttled, or took too long.',
      metric: api.metricServerError(perFiveMinutes),
      threshold: 1,
    },
    ...throttleAlarms(functions),
    RequestRate: {
      description: `More than ${manyRequests} requests a second for 5 minutes: half of what the busiest method may take. Each has its price.`,
      metric: api.metricCount(perFiveMinutes),
      threshold: manyRequests * fiveMinutes.toSeconds(),
    },
    AssignmentsNotWritten: {
      description:
        'Entities were served an experiment or a launch, and that could not be written down: their events may not count.',
      metric: metric('AssignmentsNotWritten', perFiveMinutes),
      threshold: 1,
    },
    StaleReads: {
      description:
        'Evaluations or events went by rules that could not be read anew for 5 minutes: the table does not answer.',
      metric: metric('StaleReads', perFiveMinutes),
      threshold: 1,
    },
    TransitionsStopped: {
      description:
        'Launches and experiments were not brought up to date for 3 minutes. Evaluation is exact all the same.',
      metric: functions.transitions.metricInvocations(perMinute),
      threshold: 1,
      periods: 3,
      below: true,
    },
    TransitionsFailing: {
      description:
        'Bringing launches and experiments up to date failed for 3 minutes. Evaluation is exact all the same.',
      metric: functions.transitions.metricErrors(perMinute),
      threshold: 1,
      periods: 3,
    },
    TransitionsGivenUp: {
      description:
        'The transitions function could not even be started, or the alarms function could not guard launches; the queue has the invocation.',
      metric: givenUp.metricApproximateNumberOfMessagesVisible(maximum),
      threshold: 1,
    },
    ...(untold
      ? {
          NotificationsUndelivered: {
            description: 'Neither the topic nor the webhook took a notification for a day; the queue has the event.',
            metric: untold.metricApproximateNumberOfMessagesVisible(maximum),
            threshold: 1,
          },
        }
      : {}),
    TransitionsLate: {
      description:
        'A launch step or the end of an experiment was written down, and announced, over 3 minutes late. Evaluation is exact all the same.',
      metric: metric('TransitionLag', maximum),
      threshold: Duration.minutes(3).toMilliseconds(),
    },
    SampleRatioMismatch: {
      description:
        'The entities of an experiment do not arrive in the shares that they should: its results cannot be trusted. GetExperimentHealth of the running experiments says which.',
      metric: metric('SampleRatioMismatches', perFiveMinutes),
      threshold: 1,
    },
    CountingLate: {
      description: 'Counting is 10 minutes behind the events.',
      metric: iteratorAge(functions.aggregation),
      threshold: Duration.minutes(10).toMilliseconds(),
    },
    RecordsParked: {
      description: 'Changes could not be understood, and are kept apart until they are counted by hand.',
      metric: metric('ParkedRecords', perFiveMinutes),
      threshold: 1,
    },
    DeliveryLate: {
      description: 'Lines for destinations and changes for EventBridge are 10 minutes behind.',
      metric: iteratorAge(functions.delivery),
      threshold: Duration.minutes(10).toMilliseconds(),
    },
    LinesUndelivered: {
      description: 'A destination has not taken its lines for 15 minutes; they are kept, and tried again each minute.',
      metric: metric('UndeliveredLines', maximum),
      threshold: 1,
      periods: 3,
    },
  };
};

/** One alarm for each function. An alarm on their sum would have the same price, and not name the function. */
const throttleAlarms = (functions: ObservabilityProps['functions']): Readonly<Record<string, AlarmRow>> =>
  Object.fromEntries(
    Object.entries(functions).map(([name, one]) => [
      `${idOf(name)}Throttled`,
      {
        description: `The ${name} function was throttled: its reserved concurrency is used up, or that of the account.`,
        metric: one.metricThrottles(perFiveMinutes),
        threshold: 1,
      },
    ]),
  );

const alarmOf = (
  scope: Construct,
  name: string,
  { description, metric, threshold, periods = 1, below }: AlarmRow,
): Alarm =>
  new Alarm(scope, name, {
    alarmDescription: description,
    metric,
    threshold,
    evaluationPeriods: periods,
    comparisonOperator: below
      ? ComparisonOperator.LESS_THAN_THRESHOLD
      : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: below ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
