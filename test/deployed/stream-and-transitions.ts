/**
 * What happens without being asked for: the stream is counted, and what is due is written down.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as sdk from '@aws-sdk/client-evidently';
import {
  DeleteObjectCommand,
  ListBucketsCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { entityKeys, keys } from '../../lambdas/store/table/schema.ts';
import type { Deployed } from './deployed.ts';
import { account, region, rootCredentials } from './emulator.ts';
import { eventually } from './eventually.ts';
import { startExperiment } from './start-experiment.ts';
import { sumsOf } from './totals.ts';

const project = 'background';
const experiment = 'colours';
const visitors = ['anna', 'ben', 'chris', 'dora'];
/** Until the experiment is over. */
const duration = 20_000;

/** An experiment that ends soon, with an event for each visitor. */
export const runsExperiment = async (deployed: Deployed): Promise<void> => {
  const { client } = deployed;
  await startExperiment(deployed, {
    project,
    experiment,
    feature: 'colour',
    variations: ['red', 'blue'],
    metric: 'price',
    lasts: duration,
  });
  for (const entityId of visitors) {
    const { reason } = await client.send(new sdk.EvaluateFeatureCommand({ project, feature: 'colour', entityId }));
    assert.equal(reason, 'EXPERIMENT_RULE_MATCH');
  }
  const events = visitors.map((user): sdk.Event => {
    const data = JSON.stringify({ user, price: 1.5 });
    return { timestamp: new Date(), type: 'aws.evidently.custom', data };
  });
  const { failedEventCount } = await client.send(new sdk.PutProjectEventsCommand({ project, events }));
  assert.equal(failedEventCount, 0);
};

/** Every visitor, and every event with its value of 1.5, is in the totals. */
export const countsStream = async (deployed: Deployed): Promise<void> => {
  await eventually(60_000, async () => {
    const { N, S } = await sumsOf(deployed, 'SUMS#');
    assert.equal((await sumsOf(deployed, 'UNIQUES#')).K, BigInt(visitors.length));
    assert.equal(N, BigInt(visitors.length));
    assert.equal(S, (N * 15n * 10n ** 15n) / 10n);
  });
};

const failedBucket = async (endpoint: string) => {
  const s3 = new S3Client({ endpoint, region, credentials: rootCredentials, forcePathStyle: true });
  const { Buckets = [] } = await s3.send(new ListBucketsCommand());
  return { s3, Bucket: Buckets.find(({ Name }) => /failed/i.test(Name ?? ''))?.Name };
};

/** Removes what is in the bucket with all its versions, without which it cannot be deleted. */
export const emptiesFailed = async ({ endpoint }: Deployed): Promise<void> => {
  const { s3, Bucket } = await failedBucket(endpoint);
  const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
  assert.ok(Versions.length > 0, 'what was removed is kept as a version');
  for (const { Key, VersionId } of [...Versions, ...DeleteMarkers])
    await s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
};

/** What Lambda writes of a batch that it gave up is counted by `selfevident failed`, once. */
export const countsFailed = async (deployed: Deployed, env: NodeJS.ProcessEnv): Promise<void> => {
  const { endpoint, table, tableName } = deployed;
  const { Item } = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.trial({ type: 'experiment', project, name: experiment }) }),
  );
  const trialId = (JSON.parse(Item?.entity as string) as { id: string }).id;
  const { PK, SK } = entityKeys.assignment({ project, entityId: 'eve', trialId });
  const change = {
    Keys: { PK: { S: PK }, SK: { S: SK } },
    NewImage: { at: { N: String(Date.now()) }, arm: { S: 'red' } },
    SequenceNumber: '1',
  };
  const Body = JSON.stringify({
    DDBStreamBatchInfo: { shardId: 'shard', startSequenceNumber: '1' },
    payload: JSON.stringify({ Records: [{ eventID: 'eve', eventName: 'INSERT', dynamodb: change }] }),
  });
  const { s3, Bucket } = await failedBucket(endpoint);
  const ofStack = { FAILED_BUCKET: Bucket, TABLE_NAME: tableName, EVENT_BUS_NAME: 'default' };
  const ofScript = { ...env, ...ofStack, PARTITION: 'aws', ACCOUNT_ID: account };
  for (let time = 0; time < 2; time++) {
    await s3.send(new PutObjectCommand({ Bucket, Key: 'aws/lambda/counting/shard/1', Body }));
    const { stdout } = await promisify(execFile)('node', ['bin/local.ts', 'failed'], { env: ofScript });
    assert.match(stdout, /1 handled, 0 still there/);
    assert.equal((await sumsOf(deployed, 'UNIQUES#')).K, BigInt(visitors.length + 1));
  }
};

/** The end of the experiment is written down by the schedule; nobody calls the API meanwhile. */
export const writesTransitions = async ({ table, tableName }: Deployed): Promise<void> => {
  const Key = keys.byStatus({ type: 'experiment', project, status: 'COMPLETED', name: experiment });
  await eventually(150_000, async () => {
    assert.ok((await table.send(new GetCommand({ TableName: tableName, Key }))).Item, 'the experiment is not over yet');
  });
};
