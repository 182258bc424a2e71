/**
 * Batches that Lambda gave up after 22 hours, as it wrote them to the bucket of failed records.
 */
import type { DynamoDBStreamEvent } from 'aws-lambda';

/** https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html */
interface InvocationRecord {
  readonly DDBStreamBatchInfo: { readonly shardId: string; readonly startSequenceNumber: string };
  /** What the function was sent; in a bucket alone, and as text. */
  readonly payload?: string | DynamoDBStreamEvent;
}

export interface FailedBatch {
  /** The batch's own, under which it is counted once: the watermarks of the totals of its shard are past it by now. */
  readonly name: string;
  readonly event: DynamoDBStreamEvent;
}

/** A batch, to be handled again. @throws Error when the text is not the record of one. */
export const failedBatch = (text: string): FailedBatch => {
  const { DDBStreamBatchInfo: batch, payload } = JSON.parse(text) as Partial<InvocationRecord>;
  if (!batch || !payload) throw new Error('not a batch with its records');
  const event = typeof payload === 'string' ? (JSON.parse(payload) as DynamoDBStreamEvent) : payload;
  return { name: `failed:${batch.shardId}:${batch.startSequenceNumber}`, event };
};
