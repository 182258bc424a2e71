/**
 * Batches that Lambda gave up after 22 hours, as it wrote them to the bucket of failed records.
 */
import type { DynamoDBStreamEvent } from 'aws-lambda';

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
