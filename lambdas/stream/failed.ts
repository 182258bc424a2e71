/** Reads the batches that Lambda gave up after 22 hours, from the bucket of failed records. */

import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { countKeyOf } from '../store/table/schema.ts';
import { isFromOtherTable } from './source.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html */
interface InvocationRecord {
  /** The function's input. Only records in a bucket have it, as text. */
  readonly payload?: string | DynamoDBStreamEvent;
}

/** Returns the batch to handle again. @throws Error when the text is no record of a batch. */
export const failedBatch = (text: string): DynamoDBStreamEvent => {
  const { payload } = JSON.parse(text) as InvocationRecord;
  if (!payload) throw new Error('not a batch with its records');
  return typeof payload === 'string' ? (JSON.parse(payload) as DynamoDBStreamEvent) : payload;
};

/** Tells whether a batch has counts of another table's stream. Delivery records are delivered from any table. */
export const isCountedElsewhere = ({ Records }: DynamoDBStreamEvent, tableName: string): boolean =>
  Records.some((record) => isCounted(record) && isFromOtherTable(record, tableName));

const isCounted = ({ dynamodb }: DynamoDBRecord): boolean =>
  countKeyOf({ PK: dynamodb?.Keys?.PK?.S ?? '', SK: dynamodb?.Keys?.SK?.S ?? '' }) !== undefined;
