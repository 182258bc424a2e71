/**
 * What an erasure erases, what it keeps, and what it says of both.
 */
import type { ErasureReport } from '../../../../lambdas/store/erasure/erase.ts';
import { entityDigest } from '../../../../lambdas/store/table/schema.ts';
import { erasureText } from '../../../../local/operator/erasure-text.ts';
import { useDynamoDB, useFreshService } from '../../../support/use-service.ts';
import { days, given, metric } from '../../resources.ts';
import { scan } from '../../scan.ts';
import { openEraser } from './open-eraser.ts';

const id = 'ada@example.com';
const shop = { project: 'shop' };
const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb);
let erase: ReturnType<typeof openEraser>;

const items = () => scan(dynamodb, service.tableName);
/** Where the id still is, by the first letters of keys. */
const traces = async (): Promise<string[]> => {
  const all = await items();
  return [
    ...new Set(all.filter((item) => JSON.stringify(item).includes(id)).map(({ PK, SK }) => `${PK} ${SK}`)),
  ].sort();
};
const ofEntity = async () =>
  (await items()).filter(({ PK }) => PK === `E#shop#${entityDigest(id)}`).map(({ SK }) => SK);

const meet = async (entityId: string) => {
  await service.ok('EvaluateFeature', { ...shop, feature: 'search', entityId });
  const data = JSON.stringify({ user: { id: entityId }, details: { price: 5 } });
  const events = [{ timestamp: service.clock.now / 1000, type: 'aws.evidently.custom', data }];
  await service.ok('PutProjectEvents', { ...shop, events });
};

const overridden = async (...ids: readonly string[]) => {
  service.clock.now += 1_000;
  const entityOverrides = Object.fromEntries(ids.map((one) => [one, 'on']));
  await service.ok('UpdateFeature', { ...shop, feature: 'search', entityOverrides });
};

beforeEach(async () => {
  erase = openEraser(dynamodb, service);
  const make = given(service);
  await make.project();
  await make.feature('search');
  await make.experiment('e', { metricGoals: [metric('price')] });
  await make.startExperiment('e', days(14));
  await overridden(id, 'bob');
  await overridden('bob');
  await service.ok('UpdateProjectDataDelivery', { ...shop, cloudWatchLogs: { logGroup: 'lines' } });
  await meet(id);
  await meet('bob');
  const lines = [id, 'bob'].map((entityId, index) => ({
    id: `${index}0000000-0000-4000-8000-000000000000`,
    time: service.clock.now,
    text: JSON.stringify({ event_type: 'custom', data: { user: { id: entityId } } }),
  }));
  const chunk = { project: 'shop', time: service.clock.now, id: 'chunk' };
  const { store } = service.service;
  await store.undelivered.put(chunk, { projectId: 'p', to: { cloudWatchLogs: { logGroup: 'lines' } }, records: lines });
});

describe.each([['shop'], [undefined]])('given the project %s', (project) => {
  const done = async () => (await erase(id, project)) as ErasureReport;

  it('leaves the id nowhere', async () => {
    expect((await traces()).length).toBeGreaterThan(6);
    await done();
    expect(await traces()).toEqual([]);
  });

  it('says what it did, and does it once', async () => {
    const { tallies, overrides } = await done();
    // Three changes of the feature: two updates name it; each is there twice.
    expect([...tallies]).toEqual([['shop', { kept: 2, historyRecords: 4, deliveryRecords: 3 }]]);
    expect(overrides).toEqual([]);
    expect([...(await done()).tallies]).toEqual([['shop', { kept: 2 }]]);
  });

  it('keeps others, and what runs under the digest', async () => {
    await done();
    expect(await ofEntity()).toEqual([expect.stringMatching(/^A#t-/), expect.stringMatching(/^M#t-.*#0$/)]);
    const { history } = await service.ok('ListHistory', { ...shop, resource: 'feature/search' });
    expect(history[0]).toMatchObject({ before: { entityOverrides: { bob: 'on' } } });
    expect(await service.service.store.undelivered.count('shop')).toBe(1);
    expect(
      (await items()).filter(({ PK, text }) => `${PK}`.startsWith('D#') && `${text}`.includes('bob')),
    ).toHaveLength(2);
  });

  it('erases what was counted once nothing is counted any more', async () => {
    await service.ok('StopExperiment', { ...shop, experiment: 'e' });
    service.clock.now += 15 * 60_000;
    expect([...(await done()).tallies.values()]).toMatchObject([{ kept: 2 }]);
    service.clock.now += 6 * 60_000;
    expect([...(await done()).tallies.values()]).toEqual([{ assignments: 1, sums: 1 }]);
    expect(await ofEntity()).toEqual([]);
    expect([...(await done()).tallies]).toEqual([]);
  });

  it('records that it was done, and not of whom', async () => {
    service.clock.now += 1_000;
    await done();
    const { history } = await service.ok('ListHistory', { ...shop, resource: 'project/shop' });
    expect(history[0]).toMatchObject({
      operation: 'EntityErased',
      resource: 'arn:aws:evidently:us-east-1:123456789012:project/shop',
      after: { entityDigest: entityDigest(id), kept: 2, historyRecords: 4, deliveryRecords: 3 },
    });
    expect(history[0]).not.toHaveProperty('actor');
  });

  it('leaves the override that a feature has, and names it', async () => {
    await overridden(id);
    const report = await done();
    expect(report.overrides).toEqual([{ project: 'shop', feature: 'search', variation: 'on' }]);
    expect(erasureText(report)).toContain('shop: the feature search still has it as an override for on');
    expect(await traces()).toEqual(['P#shop FEATURE#search', 'P#shop RULES#search']);
    await overridden();
    await done();
    expect(await traces()).toEqual([]);
  });

  it('names the override that is one of many', async () => {
    await overridden(id, ...Array.from({ length: 60 }, (_, index) => `somebody else ${index}`));
    expect((await done()).overrides).toEqual([{ project: 'shop', feature: 'search', variation: 'on' }]);
    expect(await traces()).toEqual(['P#shop RULES#search']);
  });
});

it('says so when nothing is kept', async () => {
  expect(erasureText((await erase('nobody')) as ErasureReport)).toBe('nothing is kept of it\n');
});

it('knows no project that there is not', async () => {
  expect(await erase(id, 'shopp')).toBeUndefined();
});

it('finds what a project left that is gone', async () => {
  await service.ok('StopExperiment', { ...shop, experiment: 'e' });
  await service.ok('DeleteExperiment', { ...shop, experiment: 'e' });
  await service.ok('DeleteFeature', { ...shop, feature: 'search' });
  await service.ok('DeleteProject', shop);
  const { tallies } = (await erase(id)) as ErasureReport;
  expect(await traces()).toEqual([]);
  expect(tallies.get('')).toEqual({ historyRecords: 4 });
  expect(tallies.get('shop')).toEqual({ assignments: 1, sums: 1, deliveryRecords: 3 });
});

it('deletes what a tap shows of the entity, and leaves what it shows of others', async () => {
  const { id: tap } = await service.ok('StartTap', shop);
  await meet(id);
  service.clock.now += 1;
  await meet('bob');
  const shown = async () => (await service.ok('ReadTap', { ...shop, id: tap })).samples.length;
  expect(await shown()).toBe(2);
  const report = (await erase(id, 'shop')) as ErasureReport;
  expect(report.tallies.get('shop')).toMatchObject({ tapSamples: 1 });
  expect([await shown(), (await traces()).filter((place) => place.startsWith('TAP#'))]).toEqual([1, []]);
});
