/**
 * What expires by the service's clock: all that was collected, in time, and nothing else.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { aggregate } from '../../../lambdas/stream/aggregate.ts';
import { expire } from '../../../local/dynamodb/expire.ts';
import { given, hours, metric, step } from '../../lambdas/resources.ts';
import { scan } from '../../lambdas/scan.ts';
import { recordsOf } from '../../lambdas/stream/stream-records.ts';
import { openTestService, startTime, type TestService } from '../../support/in-process.ts';
import { useDynamoDB } from '../../support/use-service.ts';

const day = 86_400_000;
const shop = { project: 'shop' };

const dynamodb = useDynamoDB();
let service: TestService;
let client: DynamoDBClient;
beforeAll(async () => {
  client = new DynamoDBClient(dynamodb.config);
});
afterAll(() => client.destroy());

let taken: number;
/** Counts what was written since it was called last. */
const countNew = async () => {
  const { store, report } = service.service;
  const records = await recordsOf(dynamodb, service.tableName);
  await aggregate({ store, report }, { Records: records.slice(taken), shardId: 's' });
  taken = records.length;
};
const metrics = async () => service.ok('GetLaunchMetrics', { ...shop, launch: 'ramp' });
const afterDays = (count: number) => expire({ client, tableName: service.tableName, now: startTime + count * day });
const items = () => scan(dynamodb, service.tableName);
const collected = async () => (await items()).filter(({ PK }) => /^[ETU]#/.test(PK));
const resources = async () => (await items()).filter(({ PK }) => !/^[ETU]#/.test(PK));

/** An entity that was served a launch and bought something, all of it counted. */
beforeEach(async () => {
  taken = 0;
  service = await openTestService(dynamodb);
  const create = given(service);
  await create.project();
  await create.feature();
  const steps = [step(hours(0), { a: 100_000 })];
  await create.launch('ramp', { metricMonitors: [metric('price')], scheduledSplitsConfig: { steps } });
  await create.startLaunch('ramp');
  await service.ok('EvaluateFeature', { ...shop, feature: 'search', entityId: 'anna' });
  const data = JSON.stringify({ user: { id: 'anna' }, details: { price: 3 } });
  const bought = { timestamp: hours(0), type: 'aws.evidently.custom', data };
  await service.ok('PutProjectEvents', { ...shop, events: [bought] });
  await countNew();
  expect((await metrics()).metrics[0].groups[0].events).toBe(1);
});

it('keeps all while it may be asked for', async () => {
  const before = await items();
  await afterDays(89);
  expect(await items()).toEqual(before);
});

it('deletes assignments, measurements, totals and the hours of usage, and nothing else', async () => {
  const before = await resources();
  expect(await collected()).not.toEqual([]);
  await afterDays(91);
  expect(await collected()).toEqual([]);
  expect(await resources()).toEqual(before);
});

it('is not counted', async () => {
  await afterDays(91);
  const before = taken;
  await countNew();
  expect(taken).toBeGreaterThan(before);
  expect(await collected()).toEqual([]);
  expect((await metrics()).groups[0].entities).toBe(0);
  expect(service.reports).toEqual([]);
});

it('leaves what was written again since it was read', async () => {
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(dynamodb.config));
  const [item] = (await collected()).filter(({ SK }) => SK.startsWith('A#'));
  const writesFirst = async (send: () => Promise<unknown>) => {
    await documents.send(
      new UpdateCommand({
        TableName: service.tableName,
        Key: { PK: item?.PK, SK: item?.SK },
        UpdateExpression: 'SET expires = :later',
        ExpressionAttributeValues: { ':later': (startTime + 200 * day) / 1000 },
      }),
    );
    return send();
  };
  const racing = new DynamoDBClient(dynamodb.config);
  racing.middlewareStack.add(
    (next, { commandName }) =>
      (args) =>
        (commandName === 'DeleteItemCommand' ? writesFirst(() => next(args)) : next(args)) as ReturnType<typeof next>,
    { step: 'initialize' },
  );
  await expire({ client: racing, tableName: service.tableName, now: startTime + 91 * day });
  expect((await collected()).map(({ SK }) => SK)).toEqual([item?.SK]);
  racing.destroy();
  documents.destroy();
});
