/**
 * A tap shows each event as it comes in: for whom it counted, or why it did not. Where nobody listens, nothing is written.
 */
import { reportToStandardError } from '../../../lambdas/entry/report.ts';
import { allOperations } from '../../../lambdas/functions/all-operations.ts';
import { dispatcher } from '../../../lambdas/http/dispatch.ts';
import { openStore } from '../../../lambdas/store/store.ts';
import { type CapacityUnits, meteredClient } from '../../support/capacity-units.ts';
import { eventOf, startTime } from '../../support/in-process.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { given, hours, type Members, metric } from '../resources.ts';

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb);
const shop = { project: 'shop' };
const custom = (data: Members) => ({
  timestamp: service.clock.now / 1000,
  type: 'aws.evidently.custom',
  data: JSON.stringify(data),
});
const put = (...events: object[]) => service.ok('PutProjectEvents', { ...shop, events });
const start = (): Promise<{ id: string; time: number; endTime: number }> => service.ok('StartTap', shop);
const read = (id: string, after?: string) => service.ok('ReadTap', { ...shop, id, after });

beforeEach(async () => {
  const make = given(service);
  await make.project();
  await make.feature();
  await make.experiment('trial', { metricGoals: [metric('price', { eventPattern: '{"kind":["buy"]}' })] });
  await make.startExperiment('trial', hours(100));
  await service.ok('EvaluateFeature', { ...shop, feature: 'search', entityId: 'ann' });
});

const buy = (id: string, price: unknown = 5) => custom({ kind: 'buy', user: { id }, details: { price } });

it('tells of each event for whom it counts, or why it does not', async () => {
  const { id, time, endTime } = await start();
  expect([time, endTime]).toEqual([service.clock.now / 1000, service.clock.now / 1000 + 300]);
  await put(buy('ann'), buy('bob'), custom({ kind: 'look' }), custom({ kind: 'buy', details: { price: 1 } }));
  service.clock.now += 1;
  const evaluation = {
    feature: 'search',
    entityId: 'joe',
    type: 'aws.evidently.onlineab',
    details: { experiment: 'trial', treatment: 'a', variation: 'off' },
    variation: 'off',
  };
  await put({ ...custom(evaluation), type: 'aws.evidently.evaluation' }, { ...buy('x'), data: 'no JSON' });
  const { samples, taken, skipped } = await read(id);
  expect([taken, skipped, samples.length]).toEqual([6, 0, 6]);
  const of = { type: 'EXPERIMENT', name: 'trial' };
  const price = { ...of, metricName: 'price' };
  expect(samples.map(({ outcomes }: Members) => outcomes)).toEqual([
    [{ ...price, entityId: 'ann', value: 5, arm: expect.stringMatching(/^[ab]$/) }],
    [
      {
        ...price,
        entityId: 'bob',
        value: 5,
        cause: 'noAssignment',
        reason: 'Does not count: the entity was never served by it.',
      },
    ],
    [{ ...price, cause: 'noMatch', reason: expect.stringContaining('The event pattern does not match: ') }],
    [{ ...price, cause: 'noEntityId', reason: 'There is nothing at user.id, the key of the entity.' }],
    [{ ...of, entityId: 'joe', arm: 'a' }],
    [],
  ]);
  expect(samples[5]).toMatchObject({
    fault: expect.stringContaining('not the text of a JSON object'),
    data: 'no JSON',
  });
  expect(samples[0]).toMatchObject({ type: 'aws.evidently.custom', time, eventTime: time });
  expect(new Set(samples.map((sample: Members) => sample.id)).size).toBe(6);
});

it('goes on where the last reading ended; samples of the last second may come again, with the same id', async () => {
  const { id } = await start();
  await put(buy('ann', 1));
  const first = await read(id);
  service.clock.now += 2_000;
  await put(buy('ann', 2));
  const second = await read(id, first.after);
  expect(second.samples.map(({ outcomes }: Members) => (outcomes as Members[])[0]?.value)).toEqual([1, 2]);
  expect(second.samples[0].id).toBe(first.samples[0].id);
  service.clock.now += 2_000;
  const third = await read(id, (await read(id, second.after)).after);
  expect(third.samples).toEqual([]);
  expect(await read(id, third.after)).toEqual(third);
});

it('ends after five minutes, and is shared by who starts it while it is open', async () => {
  const { id } = await start();
  service.clock.now += 60_000;
  const again = await start();
  expect([again.id, again.endTime]).toEqual([id, service.clock.now / 1000 + 300]);
  service.clock.now = startTime + 7 * 60_000;
  await put(buy('ann'));
  expect((await read(id)).samples).toEqual([]);
  const next = await start();
  expect(next.id).not.toBe(id);
  const { error, body } = await service.call('ReadTap', { ...shop, id });
  expect([error, body.message]).toEqual(['ResourceNotFoundException', expect.stringContaining('StartTap')]);
});

it('is in the history, and expires', async () => {
  service.clock.now += 1;
  await start();
  const { history } = await service.ok('ListHistory', { ...shop, maxResults: 1 });
  expect(history).toMatchObject([{ operation: 'StartTap', resourceType: 'project', actor: expect.any(String) }]);
});

it('takes 20 events a second of one process, and says how many it left out', async () => {
  const { id } = await start();
  await put(...Array.from({ length: 50 }, () => buy('ann')));
  await put(buy('ann'));
  const { samples, taken } = await read(id);
  expect([samples.length, taken]).toEqual([taken, taken]);
  expect(taken).toBeGreaterThanOrEqual(20);
  expect(taken).toBeLessThanOrEqual(41);
});

it('shows long data by its beginning, and any text as it is', async () => {
  const { id } = await start();
  const text = '<img src=x onerror=alert(1)>\u202e';
  await put(custom({ kind: 'look', text, long: 'x'.repeat(10_000) }));
  const [sample] = (await read(id)).samples;
  expect(sample.data).toHaveLength(1_000);
  expect(sample.data).toContain(text);
});

it.each(['', 'x', '1'.repeat(65), '000000000000001'])('refuses to go on after %j', async (after) => {
  const { id } = await start();
  expect((await service.call('ReadTap', { ...shop, id, after })).body.fieldList[0].name).toBe('after');
});

const itMetered = process.env.TEST_DYNAMODB_ENDPOINT ? it.skip : it;

itMetered('costs nothing where nobody listens, and two writes a call where somebody does', async () => {
  const units: CapacityUnits = { read: 0, write: 0 };
  const client = meteredClient(dynamodb, units);
  const cost = async () => {
    const store = openStore({ client, tableName: service.tableName, report: reportToStandardError });
    const handle = dispatcher(allOperations, { ...service.service, store, settle: async () => {} });
    Object.assign(units, { read: 0, write: 0 });
    await handle(eventOf('PutProjectEvents', { ...shop, events: [{ ...custom({}), data: 'refused' }] }));
    return { ...units };
  };
  const before = await cost();
  expect(before.write).toBe(0);
  await start();
  expect(await cost()).toEqual({ read: before.read, write: 2 });
  service.clock.now += 6 * 60_000;
  expect(await cost()).toEqual(before);
});
