/**
 * Follows the table's stream as Lambda's event source mapping does: in order, and each batch until it is taken.
 */
import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  type GetRecordsCommandOutput,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { coalesce } from '../../lambdas/concurrency.ts';
import { type Positions, readPositions, writePositions } from './stream-position.ts';

export interface StreamBatch extends DynamoDBStreamEvent {
  readonly shardId: string;
}

export interface StreamOptions {
  readonly client: DynamoDBStreamsClient;
  readonly streamArn: string;
  /** Keeps the last sequence number taken of each shard. */
  readonly file: string;
  /** Takes a batch. When it rejects, the batch comes again. */
  readonly take: (batch: StreamBatch) => Promise<void>;
}

export interface Stream {
  /** Resolves when all that was written before the call has been taken. */
  readonly drain: () => Promise<void>;
  readonly positions: () => Positions;
}

const BATCH_SIZE = 1_000;

export const openStream = ({ client, streamArn, file, take }: StreamOptions): Stream => {
  let positions = readPositions(file, streamArn);
  /**
   * Iterators by shard, undefined for a closed one. They are kept because listing shards is slow in the embedded
   * engine.
   */
  const iterators = new Map<string, string | undefined>();

  const takeShard = async (shardId: string, start: string): Promise<void> => {
    let iterator: string | undefined = start;
    while (iterator) {
      const { Records = [], NextShardIterator }: GetRecordsCommandOutput = await client.send(
        new GetRecordsCommand({ ShardIterator: iterator, Limit: BATCH_SIZE }),
      );
      const last = Records.at(-1)?.dynamodb?.SequenceNumber;
      if (last !== undefined) {
        await take({ shardId, Records: Records as unknown as DynamoDBRecord[] });
        positions = { ...positions, [shardId]: last };
        writePositions(file, { streamArn, positions });
      }
      iterator = NextShardIterator;
      iterators.set(shardId, iterator);
      if (last === undefined) return;
    }
  };

  const findShards = async (): Promise<void> => {
    for (const shardId of await shardsOf(client, streamArn))
      if (!iterators.has(shardId))
        iterators.set(shardId, await iteratorOf(client, { streamArn, shardId, after: positions[shardId] }));
  };

  const takeAll = async (): Promise<void> => {
    if (![...iterators.values()].some((iterator) => iterator !== undefined)) await findShards();
    for (const [shardId, iterator] of iterators) {
      if (iterator === undefined) continue;
      try {
        await takeShard(shardId, iterator);
      } catch (error) {
        // The iterator may have expired. The next run continues after the last record taken.
        iterators.delete(shardId);
        throw error;
      }
    }
  };

  return { drain: coalesce<void>(takeAll), positions: () => positions };
};

export const shardsOf = async (client: DynamoDBStreamsClient, streamArn: string): Promise<string[]> => {
  const shards: string[] = [];
  let start: string | undefined;
  do {
    const { StreamDescription } = await client.send(
      new DescribeStreamCommand({ StreamArn: streamArn, ...(start ? { ExclusiveStartShardId: start } : {}) }),
    );
    shards.push(...(StreamDescription?.Shards ?? []).map(({ ShardId = '' }) => ShardId));
    start = StreamDescription?.LastEvaluatedShardId;
  } while (start);
  return shards;
};

interface Position {
  readonly streamArn: string;
  readonly shardId: string;
  readonly after: string | undefined;
}

export const iteratorOf = async (
  client: DynamoDBStreamsClient,
  { streamArn, shardId, after }: Position,
): Promise<string | undefined> => {
  const shard = { StreamArn: streamArn, ShardId: shardId };
  const where =
    after === undefined
      ? ({ ShardIteratorType: 'TRIM_HORIZON' } as const)
      : ({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after } as const);
  try {
    return (await client.send(new GetShardIteratorCommand({ ...shard, ...where }))).ShardIterator;
  } catch (error) {
    if ((error as { name?: string }).name !== 'TrimmedDataAccessException') throw error;
    const horizon = new GetShardIteratorCommand({ ...shard, ShardIteratorType: 'TRIM_HORIZON' });
    return (await client.send(horizon)).ShardIterator;
  }
};
