/**
 * `selfevident recount STREAM-ARN`: counts in a restored table the changes that were not yet counted at its point in
 * time. It reads them from the stream of the table before, which AWS keeps for a day. TABLE_NAME names the restored
 * table. `--one-shard` is for emulators whose mappings do not name the shard. docs/restoring.md says more.
 */
import { parseArgs } from 'node:util';
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  type GetRecordsCommandOutput,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import { optionsFromEnvironment } from '../../lambdas/entry/environment.ts';
import { openService } from '../../lambdas/entry/service.ts';
import { restoredTable } from '../../lambdas/store/counting/restored.ts';
import { recount } from '../../lambdas/stream/recount.ts';
import { shardOf, tableOfStream } from '../../lambdas/stream/source.ts';
import { StartError } from '../start-error.ts';
import { iteratorOf, shardsOf } from '../stream/stream.ts';

const options = optionsFromEnvironment();
const { tableName } = options;
const client = new DynamoDBClient({});
const streams = new DynamoDBStreamsClient({});
const { store, report } = openService(options);
const recounting = { store, report, restored: restoredTable(client, tableName) };

const readArguments = (): { readonly streamArn: string; readonly oneShard: boolean } => {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(3),
    options: { 'one-shard': { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [streamArn = '', ...others] = positionals;
  if (tableOfStream(streamArn) === undefined || others.length > 0)
    throw new StartError(
      'selfevident recount takes the ARN of the stream of the table before: arn:...:table/NAME/stream/...',
    );
  return { streamArn, oneShard: values['one-shard'] };
};

/** Refuses, with the cure, a table that is still written to and a stream that still grows: the count would be wrong. */
const check = async (streamArn: string): Promise<void> => {
  const before = tableOfStream(streamArn) as string;
  if (before === tableName)
    throw new StartError(`TABLE_NAME is ${tableName}, the table before: it must be the restored one.`);
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn: streamArn }));
  if (StreamDescription?.StreamStatus !== 'DISABLED') {
    const cure = `aws dynamodb update-table --table-name ${before} --stream-specification StreamEnabled=false`;
    throw new StartError(`The stream of ${before} has no end yet. It is kept for a day after: ${cure}`);
  }
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
  if (Table?.StreamSpecification?.StreamEnabled)
    throw new StartError(
      `${tableName} has a stream: it is recounted before it has one, and before anybody writes to it.`,
    );
};

const recountShard = async (streamArn: string, shardId: string, shard: string): Promise<number> => {
  let iterator = await iteratorOf(streams, { streamArn, shardId, after: undefined });
  let counted = 0;
  while (iterator) {
    const page: GetRecordsCommandOutput = await streams.send(new GetRecordsCommand({ ShardIterator: iterator }));
    const records = (page.Records ?? []) as unknown as DynamoDBRecord[];
    counted += await recount(recounting, { shard, records });
    iterator = page.NextShardIterator;
  }
  return counted;
};

const { streamArn, oneShard } = readArguments();
await check(streamArn);
const stream = shardOf({ eventSourceARN: streamArn });
let counted = 0;
for (const shardId of await shardsOf(streams, streamArn))
  counted += await recountShard(streamArn, shardId, oneShard ? stream : shardId);
process.stdout.write(`${counted} changes counted that were in no total\n`);
