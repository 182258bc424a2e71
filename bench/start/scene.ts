/**
 * What there is when a function starts: five features with a running experiment each, one of which has 29 days of totals,
 * one with a launch, and a project whose evaluations are delivered.
 */
import { createHash, randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { OperationName } from '../../contract/index.ts';
import { DEFAULT_SCOPES } from '../../domain/key/key.ts';
import type { ArmSums } from '../../domain/results/series.ts';
import type { Sums } from '../../domain/stats/sums.ts';
import { openService } from '../../lambdas/entry/service.ts';
import { allOperations } from '../../lambdas/functions/all-operations.ts';
import { dispatcher } from '../../lambdas/http/dispatch.ts';
import type { ServiceContext } from '../../lambdas/http/run-operation.ts';
import { tableDefinition } from '../../lambdas/store/table/schema.ts';
import { arms, launchInput, metric, step, variations } from '../../test/lambdas/resources.ts';
import { randomSums, sumsOf } from '../../test/lambdas/results/experiment-with-totals.ts';
import type { TestDynamoDB } from '../../test/support/dynamodb.ts';
import { seeded } from '../../test/support/fault-injection.ts';
import { eventOf } from '../../test/support/in-process.ts';
import { type Streams, streamsOf } from './streams.ts';

export const account = '123456789012';
/** It guards the launch, which is told of it. */
export const alarmName = 'banner-errors';
export const alarmArn = `arn:aws:cloudwatch:us-east-1:${account}:alarm:${alarmName}`;
const minute = 60_000;
const day = 24 * 60 * minute;
export const features = ['search', 'cart', 'price', 'menu', 'help'];
export const treatments = ['control', 'blue', 'green', 'red', 'white'];
/** How long ago the experiment with totals began. It ends tomorrow, after the 30 days that one may run. */
const age = 29 * day;

/** Entities that are in all experiments. */
export const knownEntities = 100;

type Call = (name: OperationName, input: Readonly<Record<string, unknown>>) => Promise<void>;

/** Makes the scene in a new table. Functions under test read the clock of the world, so its times are of today. */
export const openScene = async ({ config }: TestDynamoDB): Promise<string> => {
  // Without a stream, with which the embedded engine is slower the more has been written.
  const { StreamSpecification: _, ...definition } = tableDefinition(`Bench-${randomUUID()}`);
  const client = new DynamoDBClient(config);
  await client.send(new CreateTableCommand(definition));
  client.destroy();
  const tableName = String(definition.TableName);
  const clock = { now: Date.now() - age };
  const service = serviceOver(config, tableName, () => clock.now);
  const started = clock.now;
  await makeShop(service, () => {
    clock.now = Date.now();
  });
  await fill(service, started);
  await leaveUndelivered(service);
  await makeKey(service);
  return tableName;
};

/** The records that the stream has of the scene, without the totals. */
export const openStreams = async (dynamodb: TestDynamoDB): Promise<Streams> => {
  const tableName = await dynamodb.newTable();
  const service = serviceOver(dynamodb.config, tableName, Date.now);
  await makeShop(service, () => {});
  return streamsOf(dynamodb, tableName);
};

const serviceOver = (dynamodb: TestDynamoDB['config'], tableName: string, clock: () => number): ServiceContext =>
  openService({
    deployment: { partition: 'aws', region: 'us-east-1', account },
    tableName,
    dynamodb,
    clock,
    describeAlarms: async (names) => Object.fromEntries(names.map((name) => [name, 'OK'])),
  });

/** `today` is called when the oldest experiment has been started. */
const makeShop = async (service: ServiceContext, today: () => void): Promise<void> => {
  const call = callerOf(service);
  await call('CreateProject', { name: 'shop' });
  await experimentOn(call, 'search', { treatments: armsOf(treatments), end: service.clock() + 30 * day });
  today();
  for (const feature of features.slice(1))
    await experimentOn(call, feature, {
      treatments: arms({ a: 'off', b: 'on' }, feature),
      end: service.clock() + 7 * day,
    });
  await launchOn(call, 'banner', service.clock());
  const cloudWatchLogs = { logGroup: '/shop/lines' };
  await call('CreateProject', { name: 'lines', dataDelivery: { cloudWatchLogs } });
  await call('CreateFeature', { project: 'lines', name: 'search', variations: variations('off', 'on') });
  for (let entity = 0; entity < knownEntities; entity++) await visit(call, `known-${entity}`);
};

const armsOf = (names: readonly string[]) =>
  arms(Object.fromEntries(names.map((name, index) => [name, index % 2 === 0 ? 'off' : 'on'])));

const callerOf = (service: ServiceContext): Call => {
  const handle = dispatcher(allOperations, service);
  return async (name, input) => {
    const { statusCode, body } = await handle(eventOf(name, input));
    if (statusCode !== 200) throw new Error(`${name}: ${statusCode} ${body}`);
  };
};

/** An entity is served all features, an event is counted for it, and a line is written. */
const visit = async (call: Call, entityId: string): Promise<void> => {
  for (const feature of features) await call('EvaluateFeature', { project: 'shop', feature, entityId });
  const data = JSON.stringify({
    user: { id: entityId },
    details: Object.fromEntries(features.map((name) => [name, 1])),
  });
  const events = [{ timestamp: Date.now() / 1000, type: 'aws.evidently.custom', data }];
  await call('PutProjectEvents', { project: 'shop', events });
  await call('EvaluateFeature', { project: 'lines', feature: 'search', entityId });
};

interface Trial {
  readonly treatments: unknown;
  readonly end: number;
}

const experimentOn = async (call: Call, feature: string, { treatments: arms, end }: Trial): Promise<void> => {
  const project = 'shop';
  const experiment = `${feature}-trial`;
  await call('CreateFeature', { project, name: feature, variations: variations('off', 'on') });
  const metricGoals = [metric(feature)];
  await call('CreateExperiment', { project, name: experiment, treatments: arms, metricGoals, samplingRate: 100_000 });
  await call('StartExperiment', { project, experiment, analysisCompleteTime: end / 1000 });
};

const launchOn = async (call: Call, feature: string, now: number): Promise<void> => {
  const project = 'shop';
  await call('CreateFeature', { project, name: feature, variations: variations('off', 'on') });
  const steps = [step(now / 1000, { a: 50_000, b: 50_000 })];
  const alarms = [{ alarmArn, onAlarm: 'TELL' }];
  const more = { groups: arms({ a: 'off', b: 'on' }, feature), scheduledSplitsConfig: { steps }, alarms };
  await call('CreateLaunch', launchInput(feature, more));
  await call('StartLaunch', { project, launch: feature });
};

const entities = 40;
const assigned = sumsOf(Array.from({ length: entities }, () => [0]));
const sequence = '1'.padStart(40, '0');
const eachTreatment = (sums: () => Sums): ArmSums => Object.fromEntries(treatments.map((name) => [name, sums()]));

/** New entities of each treatment in each period of five minutes up to now. */
const fill = async ({ store }: ServiceContext, started: number): Promise<void> => {
  const trialId = (await store.experiments.get('shop', 'search-trial'))?.entity.id ?? '';
  const random = seeded(20_260_105);
  const first = Math.ceil(started / (5 * minute)) * 5 * minute;
  const periods = Array.from({ length: age / (5 * minute) }, (_, index) => first + index * 5 * minute);
  const work = async () => {
    for (let period = periods.shift(); period !== undefined; period = periods.shift()) {
      const of = { trialId, period, shard: 'old' };
      const sums = eachTreatment(() => randomSums(random, 50, entities));
      await store.totals.add({ ...of, metric: 0 }, [{ sequence, deltas: sums }]);
      await store.totals.add(of, [{ sequence, deltas: eachTreatment(() => assigned) }]);
    }
  };
  await Promise.all(Array.from({ length: 20 }, work));
};

/** What the function that runs every minute finds when the destinations of all projects have been gone for a while. */
const leaveUndelivered = async ({ store, clock, newId }: ServiceContext): Promise<void> => {
  const text = 'x'.repeat(1_000);
  const to = { cloudWatchLogs: { logGroup: '/shop/lines' } };
  for (let project = 0; project < projects; project++)
    for (let chunk = 0; chunk < chunks; chunk++) {
      const lines = Array.from({ length: 280 }, () => ({ id: newId(), time: clock(), text }));
      await store.undelivered.put(
        { project: `project-${project}`, time: clock() + chunk, id: newId() },
        { projectId: newId(), to, records: lines },
      );
    }
};

/** A key of the shop, as pages send it. */
export const pageKey = { id: '0123456789abcdef', secret: 'x'.repeat(43) };

const makeKey = async ({ store, clock, newId }: ServiceContext): Promise<void> => {
  const shop = await store.projects.get('shop');
  const now = clock();
  const key = {
    id: pageKey.id,
    project: 'shop',
    description: '',
    scopes: DEFAULT_SCOPES,
    features: ['*'],
    origins: ['*'],
    requestsPerSecond: 100,
    digest: createHash('sha256').update(pageKey.secret).digest('base64url'),
    createdTime: now,
    lastUpdatedTime: now,
  };
  const record = { id: newId(), time: now, operation: 'CreateKey', resourceType: 'project', name: 'shop' } as const;
  if (shop) await store.keys.create(shop.entity, key, record);
};

const projects = 50;
const chunks = 3;
