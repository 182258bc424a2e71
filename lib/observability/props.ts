/**
 * What the dashboard and the alarms watch.
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
  /** Scheduled runs that were given up. */
  readonly givenUp: IQueue;
  /** Requests a second that somebody should know of. */
  readonly manyRequests: number;
  /** Where the functions count, as `lambdas/entry/observation.ts` is told. */
  readonly metricNamespace: string;
  readonly topic?: ITopic | undefined;
}
