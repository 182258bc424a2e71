/**
 * Batches that Lambda gave up after 22 hours, as it wrote them to the bucket of failed records.
 */
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { countedKey } from '../store/table/schema.ts';
import { isOfAnother } from './source.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html */
interface InvocationRecord {
  /** What the function was sent; in a bucket alone, and as text. */
  readonly payload?: string | DynamoDBStreamEvent;
}

/** A batch, to be handled again. @throws Error when the text is not the record of one. */
export const failedBatch = (text: string): DynamoDBStreamEvent => {
  const { payload } = JSON.parse(text) as InvocationRecord;
  if (!payload) throw new Error('not a batch with its records');
  return typeof payload === 'string' ? (JSON.parse(payload) as DynamoDBStreamEvent) : payload;
};

/** Whether a batch is of the stream of another table, and for its counting; what is to be delivered is so from any table. */
export const isCountedElsewhere = ({ Records }: DynamoDBStreamEvent, tableName: string): boolean =>
  Records.some((record) => isCounted(record) && isOfAnother(record, tableName));

const isCounted = ({ dynamodb }: DynamoDBRecord): boolean =>
  countedKey({ PK: dynamodb?.Keys?.PK?.S ?? '', SK: dynamodb?.Keys?.SK?.S ?? '' }) !== undefined;
