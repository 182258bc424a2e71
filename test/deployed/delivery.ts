/**
 * Lines that leave the service: to S3 and to CloudWatch Logs.
 */
import assert from 'node:assert/strict';
import { CloudWatchLogsClient, CreateLogGroupCommand, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import * as sdk from '@aws-sdk/client-evidently';
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import type { Deployed } from './deployed.ts';
import { region, rootCredentials } from './emulator.ts';
import { eventually } from './eventually.ts';

const bucket = 'events-of-mine';
const logGroup = '/evidently/events';
/** What the deployment is told that projects may choose. */
export const destinations = { buckets: [bucket], logGroups: [logGroup] };

const clients = ({ endpoint }: Deployed) => {
  const connection = { endpoint, region, credentials: rootCredentials };
  return { s3: new S3Client({ ...connection, forcePathStyle: true }), logs: new CloudWatchLogsClient(connection) };
};

/** Evaluates a feature of a project of its own, whose lines go there. */
const evaluateFor = async ({ client }: Deployed, name: string, dataDelivery: sdk.ProjectDataDeliveryConfig) => {
  await client.send(new sdk.CreateProjectCommand({ name, dataDelivery }));
  const variations = [{ name: 'on', value: { boolValue: true } }];
  await client.send(new sdk.CreateFeatureCommand({ project: name, name: 'f', variations }));
  await client.send(new sdk.EvaluateFeatureCommand({ project: name, feature: 'f', entityId: `visitor of ${name}` }));
};

const isLine = (text: string, project: string): boolean => {
  const line = JSON.parse(text) as Record<string, unknown>;
  return line.entity_id === `visitor of ${project}` && line.event_type === 'evaluation';
};

export const deliversToS3 = async (deployed: Deployed): Promise<void> => {
  const { s3 } = clients(deployed);
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  await evaluateFor(deployed, 'to-s3', { s3Destination: { bucket, prefix: 'lines' } });
  await eventually(60_000, async () => {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: 'lines/' }));
    assert.equal(Contents.length, 1);
    const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: Contents[0]?.Key }));
    assert.ok(isLine((await object.Body?.transformToString()) ?? '{}', 'to-s3'));
  });
};

export const deliversToLogs = async (deployed: Deployed): Promise<void> => {
  const { logs } = clients(deployed);
  await logs.send(new CreateLogGroupCommand({ logGroupName: logGroup }));
  await evaluateFor(deployed, 'to-logs', { cloudWatchLogs: { logGroup } });
  await eventually(60_000, async () => {
    const { events = [] } = await logs.send(new FilterLogEventsCommand({ logGroupName: logGroup }));
    assert.equal(events.length, 1);
    assert.ok(isLine(events[0]?.message ?? '{}', 'to-logs'));
  });
};
