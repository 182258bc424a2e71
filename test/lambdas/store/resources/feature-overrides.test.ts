/**
 * The overrides of a feature are the same to every caller, wherever they are stored, and of the same moment as the feature.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Feature } from '../../../../domain/feature.ts';
import { reportToStandardError } from '../../../../lambdas/entry/report.ts';
import { featureInItem } from '../../../../lambdas/store/resources/feature-overrides.ts';
import { openStore } from '../../../../lambdas/store/store.ts';
import { type Key, keys } from '../../../../lambdas/store/table/schema.ts';
import { useDynamoDB, useFreshService } from '../../../support/use-service.ts';
import { violations } from '../../invariants.ts';
import { given } from '../../resources.ts';
import { scan } from '../../scan.ts';

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb);
const shop = { project: 'shop' };
const search = { ...shop, feature: 'search' };

const overridesOf = (count: number, variation = 'on'): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`someone with a long id ${index}`, variation]));
const [few, many] = [overridesOf(3), overridesOf(60)];

const items = () => scan(dynamodb, service.tableName);
const entityIn = async () => {
  const { PK, SK } = keys.feature('shop', 'search');
  return JSON.parse((await items()).find((item) => item.PK === PK && item.SK === SK)?.entity ?? '{}');
};
const shown = async () => (await service.ok('GetFeature', search)).feature;
const change = (members: object) => service.ok('UpdateFeature', { ...search, ...members });
const whole = async () => expect(violations(await items())).toEqual([]);

/** Sets attributes of an item, as a version before this one had them, or a backup. */
const setItem = async (Key: Key, attribute: string, value: unknown): Promise<void> => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(dynamodb.config));
  const names = { ExpressionAttributeNames: { '#a': attribute }, ExpressionAttributeValues: { ':a': value } };
  await client.send(
    new UpdateCommand({ TableName: service.tableName, Key, UpdateExpression: 'SET #a = :a', ...names }),
  );
  client.destroy();
};

beforeEach(async () => {
  await given(service).project();
});

it.each([
  [1_024, 'entityOverrides'],
  [1_025, 'overridesDigest'],
])('%d bytes of overrides are stored as %s', (bytes, member) => {
  const frame = JSON.stringify({ ü: '' });
  const feature = { entityOverrides: { ü: 'n'.repeat(bytes - Buffer.byteLength(frame)) } } as unknown as Feature;
  expect(Object.keys(featureInItem(feature))).toEqual([member]);
});

it.each([
  ['few', few, true],
  ['many', many, false],
])('%s overrides are shown by each operation, and served', async (_, entityOverrides, areInItem) => {
  const created = await given(service).feature('search', { entityOverrides });
  expect(created.entityOverrides).toEqual(entityOverrides);
  expect('entityOverrides' in (await entityIn())).toBe(areInItem);
  expect((await change({ description: 'new' })).feature.entityOverrides).toEqual(entityOverrides);
  await service.ok('TagResource', { resourceArn: created.arn, tags: { team: 'blue' } });
  await service.ok('ShipVariation', { ...search, variation: 'on' });
  expect(await shown()).toMatchObject({ entityOverrides, defaultVariation: 'on', description: 'new' });
  const [listed] = (await service.ok('ListFeatures', shop)).features;
  expect(listed).toMatchObject({ name: 'search', description: 'new', valueType: 'STRING', tags: { team: 'blue' } });
  expect(listed).not.toHaveProperty('entityOverrides');
  const entityId = Object.keys(entityOverrides).at(-1);
  expect(await service.ok('EvaluateFeature', { ...search, entityId })).toMatchObject({
    variation: 'on',
    reason: 'ENTITY_OVERRIDES_MATCH',
  });
  await whole();
  service.clock.now += 1;
  await service.ok('DeleteFeature', search);
  expect((await items()).filter(({ SK }) => /^(FEATURE|RULES)#/.test(SK))).toEqual([]);
  const { history } = await service.ok('ListHistory', { ...shop, resource: 'feature/search' });
  expect(history[0]).toMatchObject({ operation: 'DeleteFeature', before: { entityOverrides } });
  expect(history[0].before).not.toHaveProperty('overridesDigest');
});

it('many overrides become few, and many again by a revert', async () => {
  await given(service).feature('search', { entityOverrides: many });
  service.clock.now += 1;
  await change({ entityOverrides: few });
  expect(await entityIn()).toMatchObject({ entityOverrides: few });
  expect(await entityIn()).not.toHaveProperty('overridesDigest');
  expect((await shown()).entityOverrides).toEqual(few);
  const [{ id, time }] = (await service.ok('ListHistory', { ...shop, resource: 'feature/search' })).history;
  service.clock.now += 1;
  await service.ok('RevertChange', { ...shop, id, time });
  expect(await entityIn()).not.toHaveProperty('entityOverrides');
  expect((await shown()).entityOverrides).toEqual(many);
  await whole();
});

it('what an earlier version stored is shown as it is, and is moved by the first change', async () => {
  await given(service).feature('search', { entityOverrides: many });
  const { overridesDigest, ...outline } = await entityIn();
  await setItem(keys.feature('shop', 'search'), 'entity', JSON.stringify({ ...outline, entityOverrides: many }));
  expect((await shown()).entityOverrides).toEqual(many);
  expect((await service.ok('ListFeatures', shop)).features).toHaveLength(1);
  await change({ description: 'new' });
  expect(await entityIn()).toEqual({ ...outline, description: 'new', overridesDigest });
  expect((await shown()).entityOverrides).toEqual(many);
  await whole();
});

/** Reads the feature while something happens between its item and its rules. */
const readDuring = async (happens: () => Promise<unknown>) => {
  const client = new DynamoDBClient(dynamodb.config);
  let isOver = false;
  client.middlewareStack.add(
    (next) => async (args) => {
      const { Key } = args.input as { Key?: { SK?: { S?: string } } };
      if (!isOver && Key?.SK?.S === 'RULES#search') {
        isOver = true;
        await happens();
      }
      return next(args);
    },
    { step: 'serialize' },
  );
  const { tableName } = service;
  const store = openStore({
    client: DynamoDBDocumentClient.from(client),
    tableName,
    report: reportToStandardError,
  });
  const found = await store.features.get('shop', 'search');
  client.destroy();
  expect(isOver).toBe(true);
  return found?.entity;
};

describe('given a feature with many overrides that is changed while it is read', () => {
  beforeEach(() => given(service).feature('search', { entityOverrides: many }));

  it('has the variations and the overrides of one moment', async () => {
    const others = overridesOf(70, 'off');
    const update = { removeVariations: ['on'], description: 'later', entityOverrides: others };
    expect(await readDuring(() => change(update))).toMatchObject({ description: 'later', entityOverrides: others });
  });

  it('has the overrides that became few', async () => {
    expect(await readDuring(() => change({ entityOverrides: few }))).toMatchObject({ entityOverrides: few });
  });

  it('is as it was before a change of other members', async () => {
    expect(await readDuring(() => change({ description: 'later' }))).toMatchObject({
      description: '',
      entityOverrides: many,
    });
  });

  it('is gone, or is the feature that was made anew', async () => {
    const remove = () => service.ok('DeleteFeature', search);
    expect(await readDuring(remove)).toBeUndefined();
    await given(service).feature('search', { entityOverrides: many });
    const others = overridesOf(50);
    const anew = async () => {
      await remove();
      await given(service).feature('search', { description: 'another', entityOverrides: others });
    };
    expect(await readDuring(anew)).toMatchObject({ description: 'another', entityOverrides: others });
  });
});

it('the overrides that are served are shown where a backup caught the two items at different moments', async () => {
  await given(service).feature('search', { entityOverrides: many });
  const rules = JSON.stringify({ ...(await shown()), entityOverrides: few });
  await setItem(keys.rules('shop', 'search'), 'feature', rules);
  expect((await shown()).entityOverrides).toEqual(few);
  await change({ description: 'new' });
  expect(await entityIn()).toMatchObject({ entityOverrides: few });
});
