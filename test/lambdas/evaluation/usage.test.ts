/**
 * How often features are evaluated: counted in memory, and written beside the answers.
 */

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { lists } from '../../../lambdas/store/table/schema.ts';
import { eventOf, startTime } from '../../support/in-process.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { given } from '../resources.ts';

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb);
const shop = { project: 'shop' };
const hour = 3_600_000;

beforeEach(async () => {
  await given(service).project();
  await given(service).feature();
});

/** The items of a partition, without their keys and expiry. */
const stored = async (list: (projectId: string) => { readonly PK: string }) => {
  const { store } = service.service;
  await store.usage.flush();
  const projectId = (await store.projects.get('shop'))?.entity.id ?? '';
  const client = new DynamoDBClient(dynamodb.config);
  const { Items = [] } = await DynamoDBDocumentClient.from(client).send(
    new QueryCommand({
      TableName: service.tableName,
      KeyConditionExpression: 'PK = :PK',
      ExpressionAttributeValues: { ':PK': list(projectId).PK },
    }),
  );
  client.destroy();
  return Items.map(({ PK, SK, expires, ...counts }) => ({ at: SK, ...counts }));
};
const hours = (feature = 'search') => stored((id) => lists.usage(id, feature));
const features = () => stored(lists.used);
const sortable = (time: number) => String(time).padStart(15, '0');
const evaluate = (more: object = {}) =>
  service.ok('EvaluateFeature', { ...shop, feature: 'search', entityId: 'u', ...more });

it('has each evaluation by feature, variation and hour', async () => {
  await given(service).feature('second', { entityOverrides: { u: 'on' } });
  await evaluate();
  await evaluate({ feature: 'second' });
  await service.ok('BatchEvaluateFeature', {
    ...shop,
    requests: [
      { feature: 'search', entityId: 'u' },
      { feature: 'second', entityId: 'v' },
      { feature: 'none', entityId: 'v' },
    ],
  });
  service.clock.now += hour;
  await service.ok('EvaluateFlag', { ...shop, key: 'search', context: { targetingKey: 'u' } });
  expect(await hours()).toEqual([
    { at: sortable(startTime), 'served:off': 2 },
    { at: sortable(startTime + hour), 'served:off': 1 },
  ]);
  expect(await hours('second')).toEqual([{ at: sortable(startTime), 'served:on': 1, 'served:off': 1 }]);
  expect(await features()).toEqual([
    { at: 'search', newest: (startTime + hour) / hour, last: startTime + hour, slot12: 2, slot13: 1 },
    { at: 'second', newest: startTime / hour, last: startTime, slot12: 2 },
  ]);
});

it('counts the features that are named in one call for many, and of a call for all only when it was', async () => {
  await given(service).feature('second');
  await service.ok('EvaluateFlags', { ...shop, context: { targetingKey: 'u', selfevident: { flags: ['second'] } } });
  expect((await features()).map(({ at }) => at)).toEqual(['second']);
  await service.ok('EvaluateFlags', { ...shop, context: { targetingKey: 'u' } });
  expect((await features()).map(({ at }) => at)).toEqual(['*', 'second']);
  expect(await hours()).toEqual([]);
});

it('keeps the latest 24 hours of a feature in its ring, also after a pause', async () => {
  for (const [later, slots] of [
    [0, { slot12: 1 }],
    [1, { slot12: 1, slot13: 1 }],
    [24, { slot13: 1, slot12: 1 }],
    [25, { slot12: 1, slot13: 1 }],
    [100, { slot16: 1 }],
  ] as const) {
    service.clock.now = startTime + later * hour;
    await evaluate();
    const [{ at, newest, last, ...ring } = { at: '' }] = (await features()) as Record<string, unknown>[];
    expect([at, newest, last]).toEqual(['search', startTime / hour + later, startTime + later * hour]);
    expect(ring).toEqual(slots);
  }
});

describe('ReportUsage', () => {
  const report = (usage: readonly object[], headers: Record<string, string> = {}) =>
    service.handle({ ...eventOf('ReportUsage', { ...shop, usage }), headers });
  const search = { feature: 'search', counts: { off: 940, on: 60 } };

  it('adds to what is counted here', async () => {
    await evaluate();
    expect(JSON.parse((await report([search])).body)).toEqual({ uncounted: [] });
    expect(await hours()).toEqual([{ at: sortable(startTime), 'served:off': 941, 'served:on': 60 }]);
  });

  it('counts for the hour of the last evaluation, which never lies ahead', async () => {
    service.clock.now += 5 * hour;
    const at = (time: number) => ({ ...search, lastEvaluated: time / 1000 });
    await report([at(startTime)]);
    await report([at(startTime + 100 * hour)]);
    expect((await hours()).map(({ at }) => at)).toEqual([startTime, startTime + 5 * hour].map(sortable));
    expect(await features()).toMatchObject([{ last: startTime + 5 * hour, slot12: 1_000, slot17: 1_000 }]);
  });

  it('counts a call once that is tried again', async () => {
    for (const id of ['a', 'a', 'b']) await report([search], { 'amz-sdk-invocation-id': id });
    expect(await hours()).toMatchObject([{ 'served:on': 120 }]);
  });

  it('names what it does not count, and counts the rest', async () => {
    const old = { feature: 'search', counts: { off: 1 }, lastEvaluated: startTime / 1000 - 15 * 86_400 };
    const { body } = await report([
      { feature: 'search', counts: { off: 1, gone: 2 } },
      { ...search, feature: 'none' },
      old,
    ]);
    expect(JSON.parse(body).uncounted).toEqual([
      { feature: 'search', variation: 'gone' },
      { feature: 'none', variation: 'off' },
      { feature: 'none', variation: 'on' },
      { feature: 'search', variation: 'off' },
    ]);
    expect(await hours()).toEqual([{ at: sortable(startTime), 'served:off': 1 }]);
    expect(await hours('none')).toEqual([]);
  });

  it.each([
    [[{ feature: 'search', counts: { off: -1 } }], 'usage[0].counts.off'],
    [[{ feature: 'search', counts: { off: 1.5 } }], 'usage[0].counts.off'],
    [[{ feature: 'a b', counts: { off: 1 } }], 'usage[0].feature'],
    [[{ feature: 'search', counts: {} }], 'usage[0].counts'],
    [[], 'usage'],
  ])('refuses %j by the name of the member', async (usage, member) => {
    const { statusCode, body } = await report(usage);
    expect([statusCode, JSON.parse(body).fieldList[0].name]).toEqual([400, member]);
  });
});
