/**
 * Batches that Lambda gave up after 22 hours, as it wrote them to the bucket of failed records.
 */
import type { ShardEvent } from './aggregate.ts';

/** https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html */
interface InvocationRecord {
  readonly DDBStreamBatchInfo: { readonly shardId: string; readonly startSequenceNumber: string };
  /** What the function was sent; in a bucket alone, and as text. */
  readonly payload?: string | ShardEvent;
}

/**
 * The event of a batch, to be handled again. It is counted under a shard of its own, once: the watermarks of the totals of
 * its shard are past it by now.
 * @throws Error when the object is not such a record.
 */
export const failedBatch = (text: string): ShardEvent => {
  const { DDBStreamBatchInfo: batch, payload } = JSON.parse(text) as Partial<InvocationRecord>;
  if (!batch || !payload) throw new Error('not a batch with its records');
  const event = typeof payload === 'string' ? (JSON.parse(payload) as ShardEvent) : payload;
  return { ...event, shardId: `failed:${batch.shardId}:${batch.startSequenceNumber}` };
};
