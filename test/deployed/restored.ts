/**
 * docs/restoring.md, done: a table that was restored takes the place of the stack's own, with an experiment that runs. Counted is
 * what had been counted, what had not been at the moment of the restore, and what comes after; what came to the table before in
 * the meantime is not.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import {
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  RestoreTableToPointInTimeCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import * as sdk from '@aws-sdk/client-evidently';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import {
  addEvent,
  addSums,
  type EntitySums,
  entityDelta,
  noEvents,
  noSums,
  type Sums,
} from '../../domain/stats/sums.ts';
import { keys, timeToLive } from '../../lambdas/store/table/schema.ts';
import { rest } from './aws.ts';
import type { Deployed } from './deployed.ts';
import { account, region, rootCredentials } from './emulator.ts';
import { eventually } from './eventually.ts';
import { startExperiment } from './start-experiment.ts';
import { sumsOf } from './totals.ts';

const project = 'restored';
const experiment = 'prices';
export const restoredTable = 'restored';

const visitors = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => `visitor-${from + index}`);

/** What the deployment owes: the events of each visitor that are in its table. */
type Owed = Map<string, EntitySums>;

/** 10^-15 is the unit of sums. */
const inUnits = (value: number): bigint => BigInt(value * 100) * 10n ** 13n;

/** Serves visitors, and sends one event of this value for each. */
const wave = async ({ client }: Deployed, users: readonly string[], paid: number): Promise<void> => {
  const requests = users.map((entityId) => ({ entityId, feature: 'price' }));
  await client.send(new sdk.BatchEvaluateFeatureCommand({ project, requests }));
  const events = users.map((user): sdk.Event => {
    const data = JSON.stringify({ user, paid });
    return { timestamp: new Date(), type: 'aws.evidently.custom', data };
  });
  const { failedEventCount } = await client.send(new sdk.PutProjectEventsCommand({ project, events }));
  assert.equal(failedEventCount, 0);
};

const owe = (owed: Owed, users: readonly string[], paid: number): void => {
  for (const user of users) owed.set(user, addEvent(owed.get(user) ?? noEvents, inUnits(paid)));
};

/** The totals of the experiment are exactly what is owed: numbers, sums and squares, and unique visitors. */
const countsOwed = async (deployed: Deployed, owed: Owed): Promise<void> => {
  const Key = keys.trial({ type: 'experiment', project, name: experiment });
  const { Item } = await deployed.table.send(new GetCommand({ TableName: deployed.tableName, Key }));
  const { id } = JSON.parse(Item?.entity as string) as { id: string };
  const expected = [...owed.values()].map((one) => entityDelta(noEvents, one)).reduce(addSums, noSums);
  const uniques = await sumsOf(deployed, 'UNIQUES#', id);
  assert.equal(uniques.K, BigInt(owed.size));
  assert.deepEqual(await sumsOf(deployed, 'SUMS#', id), expected satisfies Sums);
};

interface Mapping {
  readonly UUID: string;
  readonly FunctionArn: string;
}

/** Nothing is counted from now on, as when the counting is behind. */
const stopCounting = async (endpoint: string): Promise<void> => {
  const path = '/2015-03-31/event-source-mappings/';
  const { EventSourceMappings } = JSON.parse(await rest(endpoint, 'lambda', path)) as {
    EventSourceMappings: Mapping[];
  };
  for (const { UUID, FunctionArn } of EventSourceMappings)
    if (/Aggregation/.test(FunctionArn)) await rest(endpoint, 'lambda', `${path}${UUID}`, { Enabled: false });
};

const dynamodbAt = (endpoint: string) => new DynamoDBClient({ endpoint, region, credentials: rootCredentials });

const streamOf = async (dynamodb: DynamoDBClient, TableName: string): Promise<string> =>
  (await dynamodb.send(new DescribeTableCommand({ TableName }))).Table?.LatestStreamArn ?? '';

/** The command, as operators run it; `--one-shard` since MiniStack does not name the shard. */
const recounts = (env: NodeJS.ProcessEnv, streamArn: string) =>
  promisify(execFile)('node', ['bin/local.ts', 'recount', streamArn, '--one-shard'], {
    env: { ...env, TABLE_NAME: restoredTable, PARTITION: 'aws', ACCOUNT_ID: account },
  });

/** What a restore does not bring along. */
const finishesTable = async (dynamodb: DynamoDBClient): Promise<string> => {
  const TableName = restoredTable;
  const TimeToLiveSpecification = { AttributeName: timeToLive, Enabled: true };
  const StreamSpecification = { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } as const;
  const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true };
  await dynamodb.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
  await dynamodb.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }));
  await dynamodb.send(new UpdateTableCommand({ TableName, StreamSpecification }));
  return streamOf(dynamodb, TableName);
};

export interface Restored {
  /** The stream of the restored table, which the next deployment is told. */
  readonly streamArn: string;
  readonly owed: Owed;
}

/** Restores the table while an experiment runs whose counting is behind. */
export const restores = async (deployed: Deployed, env: NodeJS.ProcessEnv): Promise<Restored> => {
  const { endpoint, tableName } = deployed;
  const owed: Owed = new Map();
  await startExperiment(deployed, {
    project,
    experiment,
    feature: 'price',
    variations: ['low', 'high'],
    metric: 'paid',
    lasts: 86_400_000,
  });
  await wave(deployed, visitors(0, 12), 1.5);
  owe(owed, visitors(0, 12), 1.5);
  await eventually(60_000, () => countsOwed(deployed, owed));
  await stopCounting(endpoint);
  await wave(deployed, visitors(6, 18), 2.25);
  owe(owed, visitors(6, 18), 2.25);

  const dynamodb = dynamodbAt(endpoint);
  const before = await streamOf(dynamodb, tableName);
  const restore = { SourceTableName: tableName, TargetTableName: restoredTable, UseLatestRestorableTime: true };
  await dynamodb.send(new RestoreTableToPointInTimeCommand(restore));
  await wave(deployed, visitors(10, 20), 1_000.5);

  await assert.rejects(recounts(env, before), /has no end yet/);
  const noStream = { StreamSpecification: { StreamEnabled: false } };
  await dynamodb.send(new UpdateTableCommand({ TableName: tableName, ...noStream }));
  const behind = { ...deployed, tableName: restoredTable };
  await assert.rejects(countsOwed(behind, owed));
  // 12 events, and 6 visitors who are new.
  assert.match((await recounts(env, before)).stdout, /^18 changes counted/);
  await countsOwed(behind, owed);
  assert.match((await recounts(env, before)).stdout, /^0 changes counted/);
  const streamArn = await finishesTable(dynamodb);
  await assert.rejects(recounts(env, before), /has a stream/);
  return { streamArn, owed };
};

/** The deployment over the restored table counts what comes from now on, beside what is there. */
export const goesOn = async (deployed: Deployed, { owed }: Restored): Promise<void> => {
  await countsOwed(deployed, owed);
  await wave(deployed, visitors(3, 19), 4.75);
  owe(owed, visitors(3, 19), 4.75);
  await eventually(60_000, () => countsOwed(deployed, owed));
};

/** The table before stays, protected, until its owner removes it. */
export const removesTable = async ({ endpoint }: Deployed, TableName: string): Promise<void> => {
  const dynamodb = dynamodbAt(endpoint);
  await dynamodb.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }));
  await dynamodb.send(new DeleteTableCommand({ TableName }));
};
