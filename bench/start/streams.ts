/**
 * Records as the table's stream has them, in batches as the mappings send them.
 */
import type { DynamoDBRecord } from 'aws-lambda';
import { recordsOf } from '../../test/lambdas/stream/stream-records.ts';
import type { TestDynamoDB } from '../../test/support/dynamodb.ts';

export interface Streams {
  /** What the counting is sent, and what the delivery is sent: as the filters of `lib/table-stream.ts` say. */
  readonly counted: readonly DynamoDBRecord[];
  readonly delivered: readonly DynamoDBRecord[];
}

export const streamsOf = async (dynamodb: TestDynamoDB, tableName: string): Promise<Streams> => {
  const records = await recordsOf(dynamodb, tableName);
  return {
    counted: records.filter((record) => partitionOf(record) === 'E' && record.eventName !== 'REMOVE'),
    delivered: records.filter((record) => ['D', 'H'].includes(partitionOf(record)) && record.eventName === 'INSERT'),
  };
};

const partitionOf = ({ dynamodb }: DynamoDBRecord): string => dynamodb?.Keys?.PK?.S?.split('#')[0] ?? '';

/** As many records as a mapping sends at most. */
const size = 1_000;
/** Of the first batch: a function that starts when little happens. */
const firstSize = 10;

/** Bytes that Lambda lets a batch have, in the form in which it sends it. */
const mostBytes = 6_000_000;

/** The largest batch of a run: lines of 64 KB, as far as they fit. */
export const largestBatchOf = (records: readonly DynamoDBRecord[], batch: number, run: number) => {
  const line = records.find((record) => partitionOf(record) === 'D') as DynamoDBRecord;
  const text = { S: 'x'.repeat(65_536) };
  const NewImage = { ...line.dynamodb?.NewImage, text };
  const long = { ...line, dynamodb: { ...line.dynamodb, NewImage } };
  const count = Math.floor(mostBytes / JSON.stringify(long).length);
  return { Records: Array.from({ length: count }, (_, index) => moved(long, { place: batch * size + index, run })) };
};

/** A batch of a run: the records, later in the stream than those of the batch before, in a shard of the run. */
export const batchOf = (records: readonly DynamoDBRecord[], batch: number, run: number) => ({
  shardId: `shardId-${run}`,
  Records: Array.from({ length: batch === 0 ? firstSize : size }, (_, index) =>
    moved(records[index % records.length] as DynamoDBRecord, { place: batch * size + index, run }),
  ),
});

const moved = (record: DynamoDBRecord, { place, run }: { readonly place: number; readonly run: number }) => {
  const { PK, SK } = record.dynamodb?.Keys ?? {};
  // A line is known again by its id, a count by its place in the stream.
  const Keys = partitionOf(record) === 'D' ? { PK, SK: { S: `${SK?.S}-${run}-${place}` } } : { PK, SK };
  return {
    ...record,
    eventID: `${run}-${place}`,
    dynamodb: { ...record.dynamodb, Keys, SequenceNumber: String(1e9 + place) },
  };
};
