/**
 * The records of a table's stream, as a mapping delivers them.
 */
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import type { TestDynamoDB } from '../../support/dynamodb.ts';

/** All records so far, in order. */
export const recordsOf = async ({ config }: TestDynamoDB, TableName: string): Promise<DynamoDBRecord[]> => {
  const dynamodb = new DynamoDBClient(config);
  const streams = new DynamoDBStreamsClient(config as object);
  const records = await readRecords({ dynamodb, streams }, TableName);
  dynamodb.destroy();
  streams.destroy();
  return records;
};

interface Clients {
  readonly dynamodb: Pick<DynamoDBClient, 'send'>;
  readonly streams: Pick<DynamoDBStreamsClient, 'send'>;
}

/** As {@link recordsOf}, by clients that are there. */
export const readRecords = async ({ dynamodb, streams }: Clients, TableName: string): Promise<DynamoDBRecord[]> => {
  const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName }));
  const StreamArn = Table?.LatestStreamArn;
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  const records: DynamoDBRecord[] = [];
  for (const { ShardId } of StreamDescription?.Shards ?? []) {
    const start = new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' });
    let iterator = (await streams.send(start)).ShardIterator;
    while (iterator) {
      const { Records = [], NextShardIterator } = await streams.send(
        new GetRecordsCommand({ ShardIterator: iterator }),
      );
      if (Records.length === 0) break;
      records.push(...(Records as unknown as DynamoDBRecord[]));
      iterator = NextShardIterator;
    }
  }
  return records;
};
