/**
 * The parts of a deployment that the dashboard and the alarms watch.
 */
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { ServiceApi } from '../api/api.ts';
import type { ServiceFunction } from '../functions/service-function.ts';

export interface ObservabilityProps {
  readonly api: ServiceApi;
  readonly table: ITable;
  readonly functions: Readonly<
    Record<'aggregation' | 'delivery' | 'evaluation' | 'ingestion' | 'transitions', ServiceFunction> &
      Record<string, ServiceFunction>
  >;
  /** Scheduled runs that could not be started. */
  readonly givenUp: IQueue;
  /** Notifications that nobody took. */
  readonly untold?: IQueue | undefined;
  /** Requests a second that call for an alarm. */
  readonly manyRequests: number;
  /** Namespace of the functions' metrics, which `lambdas/entry/observation.ts` writes. */
  readonly metricNamespace: string;
  readonly topic?: ITopic | undefined;
}
