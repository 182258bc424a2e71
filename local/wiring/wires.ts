/**
 * The parts that every wire of the local service shares.
 */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { ServiceContext } from '../../lambdas/http/run-operation.ts';
import { StoreError } from '../../lambdas/store/table/store-error.ts';
import type { LocalAlarms } from '../alarms.ts';

export interface Wires {
  readonly client: DynamoDBClient;
  readonly streams: DynamoDBStreamsClient;
  readonly streamArn: string;
  /** The data directory. */
  readonly directory: string;
  /** The service's time, epoch milliseconds. */
  readonly now: () => number;
  readonly alarms: LocalAlarms;
  readonly service: ServiceContext;
}

/** Makes the reader of a stream deliver a batch again. The failures in the batch have been reported. */
export const batchError = (message: string): StoreError => new StoreError('unavailable', new Error(message));
