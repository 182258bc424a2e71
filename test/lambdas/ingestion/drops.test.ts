/**
 * Events that no metric takes, and values that are not counted: told by cause, in memory first, and as a loss only where they are one.
 */

import { type Fault, injectFaults } from '../../support/fault-injection.ts';
import { openTestService, startTime, type TestService } from '../../support/in-process.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import { given, hours, type Members, metric, step } from '../resources.ts';
import { scan } from '../scan.ts';

const dynamodb = useDynamoDB();
let service: TestService;
let fault: Fault | undefined;

beforeEach(async () => {
  fault = undefined;
  const once = { ...dynamodb, config: { ...dynamodb.config, maxAttempts: 1 } };
  service = await openTestService(injectFaults(once, (operation) => (operation === 'UpdateItem' ? fault : undefined)));
  await given(service).project();
  await given(service).feature();
});
afterEach(() => jest.restoreAllMocks());

const put = (...list: readonly Members[]) =>
  service.ok('PutProjectEvents', {
    project: 'shop',
    events: list.map((data) => ({
      timestamp: service.clock.now / 1000,
      type: 'aws.evidently.custom',
      data: JSON.stringify(data),
    })),
  });
const visit = (entityId: string) => service.ok('EvaluateFeature', { project: 'shop', feature: 'search', entityId });

const ofExperiment = async (experiment = 'e'): Promise<readonly Members[]> =>
  (await service.ok('GetExperimentHealth', { project: 'shop', experiment })).metrics;
const ofLaunch = async (launch = 'l'): Promise<readonly Members[]> =>
  (await service.ok('GetLaunchMetrics', { project: 'shop', launch })).metrics;

/** The causes that are not 0, by metric. */
const causesIn = (metrics: readonly Members[]) =>
  Object.fromEntries(
    metrics.map(({ metricName, dropped }) => [
      metricName,
      Object.fromEntries(Object.entries(dropped as Members).filter(([, count]) => count !== 0)),
    ]),
  );

const startExperiment = async (name: string, metricGoals: readonly object[]) => {
  await given(service).experiment(name, { metricGoals });
  await given(service).startExperiment(name, hours(10));
};
const startLaunch = async (name: string, metricMonitors: readonly object[], weights: Members = { a: 100_000 }) => {
  await given(service).launch(name, { metricMonitors, scheduledSplitsConfig: { steps: [step(hours(0), weights)] } });
  await given(service).startLaunch(name);
};

const price = (value: unknown, id: unknown = 'ann') => ({ user: { id }, details: { price: value } });
const kinds = [
  ['an experiment', startExperiment, () => ofExperiment('t')],
  ['a launch', startLaunch, () => ofLaunch('t')],
] as const;

describe.each(kinds)('given %s', (_, start, metrics) => {
  const patterned = metric('price', { eventPattern: '{"kind":["buy"]}' });
  const buy = (data: Members) => ({ kind: 'buy', ...data });

  it.each([
    ['the keys at the wrong level', buy({ id: 'ann', price: 1 }), 'noEntityId'],
    ['no value', buy({ user: { id: 'ann' }, details: {} }), 'noValue'],
    ['a value that is text', buy(price('12.5')), 'invalidValue'],
    ['a value that is null', buy(price(null)), 'invalidValue'],
    ['an id that is an object', buy(price(1, { name: 'ann' })), 'invalidEntityId'],
    ['an id that is empty', buy(price(1, '')), 'invalidEntityId'],
    ['an id that is too long', buy(price(1, 'x'.repeat(513))), 'invalidEntityId'],
    ['another kind', { ...price(1), kind: 'look' }, 'noMatch'],
    ['an entity without an assignment', buy(price(1, 'stranger')), 'noAssignment'],
  ])('tells of %s, without an errorCode', async (__, data, cause) => {
    await start('t', [patterned]);
    expect((await put(data, data)).failedEventCount).toBe(0);
    expect(causesIn(await metrics())).toEqual({ price: { [cause]: 2 } });
  });

  it('tells nothing of what is for another metric, where no pattern asks for it', async () => {
    await start('t', [metric('price'), metric('clicks')]);
    await visit('ann');
    await put(price(1), { ...price(1), details: { clicks: 1 } });
    expect(causesIn(await metrics())).toEqual({ price: {}, clicks: {} });
    await put({ id: 'ann', price: 1 }, price('1'));
    expect(causesIn(await metrics())).toEqual({
      price: { noEntityId: 1, invalidValue: 1 },
      clicks: { noEntityId: 1 },
    });
  });

  it('tells nothing of what comes when it has ended', async () => {
    await start('t', [patterned]);
    service.clock.now = startTime + 11 * 3_600_000;
    if (start === startLaunch) await service.ok('StopLaunch', { project: 'shop', launch: 't' });
    service.clock.now += 1;
    await put(buy(price('1')));
    expect(causesIn(await metrics())).toEqual({ price: {} });
  });
});

it('does not make a loss of values that the other one counts, where a launch and an experiment measure the same', async () => {
  await startLaunch('l', [metric('price')], { a: 50_000 });
  await startExperiment('e', [metric('price')]);
  const visitors = Array.from({ length: 40 }, (_, nth) => `visitor-${nth}`);
  for (const visitor of visitors) await visit(visitor);
  await put(...visitors.map((visitor) => price(1, visitor)), price(1, 'stranger'));
  const [inExperiment, inLaunch] = [await ofExperiment(), await ofLaunch()];
  for (const metrics of [inExperiment, inLaunch]) expect(causesIn(metrics)).toEqual({ price: { noAssignment: 1 } });
  const elsewhere = [...inExperiment, ...inLaunch].map(({ countedElsewhere }) => countedElsewhere as number);
  expect(Math.min(...elsewhere)).toBeGreaterThan(0);
  expect(elsewhere.reduce((sum, count) => sum + count)).toBe(visitors.length);
});

describe('what is counted', () => {
  /** What is in the table, whatever is in memory. */
  const written = async () => {
    await service.service.store.drops.list('none');
    const items = (await scan(dynamodb, service.tableName)).filter(({ SK }) => SK.startsWith('DROPPED#'));
    return items.reduce((sum, item) => sum + Number(item['noEntityId:0'] ?? 0), 0);
  };
  const at = (seconds: number) => jest.spyOn(process, 'uptime').mockReturnValue(seconds);
  const lost = () => put({ price: 1 });
  const told = async () => (await ofExperiment())[0]?.dropped;
  beforeEach(() => startExperiment('e', [metric('price')]));

  it('is written at most every five minutes, and shown meanwhile by the process that knows it', async () => {
    at(1_000);
    for (let count = 0; count < 5; count++) await lost();
    expect(await written()).toBe(1);
    at(1_299);
    await lost();
    expect(await written()).toBe(1);
    expect(await told()).toMatchObject({ noEntityId: 6 });
    at(1_300);
    await lost();
    expect(await written()).toBe(7);
    expect(await told()).toMatchObject({ noEntityId: 7 });
  });

  it('is written when the process ends in order', async () => {
    at(1_000);
    await lost();
    await lost();
    await service.service.store.drops.flush();
    expect(await written()).toBe(2);
  });

  it('fails no call when it cannot be written, and is kept', async () => {
    at(1_000);
    fault = 'refused';
    await lost();
    expect(await written()).toBe(0);
    expect(service.reports.map(({ message }) => message)).toContain('drops not written');
    fault = undefined;
    at(1_300);
    await lost();
    expect(await written()).toBe(2);
  });
});
