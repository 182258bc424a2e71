/**
 * PutProjectEvents for metrics with a window: which events count and which are dropped, and that none costs another
 * write.
 */
import { reportToStandardError } from '../../../lambdas/entry/report.ts';
import { allOperations } from '../../../lambdas/functions/all-operations.ts';
import { dispatcher } from '../../../lambdas/http/dispatch.ts';
import { openStore } from '../../../lambdas/store/store.ts';
import { entityPartition } from '../../../lambdas/store/table/schema.ts';
import { type CapacityUnits, meteredClient } from '../../support/capacity-units.ts';
import { eventOf, openTestService, startTime, type TestService } from '../../support/in-process.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import { arms, days, given, type Members, metric } from '../resources.ts';
import { scan } from '../scan.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const came = startTime + 20 * minute;

const dynamodb = useDynamoDB();

const open = async (definition: Members): Promise<TestService> => {
  const service = await openTestService(dynamodb);
  await given(service).project();
  await given(service).feature();
  const metricGoals = [metric('price', definition)];
  await given(service).experiment('trial', { treatments: arms({ a: 'off', b: 'on' }), metricGoals });
  await given(service).startExperiment('trial', days(20));
  service.clock.now = came;
  return service;
};

const visit = ({ ok }: TestService, entityId: string) =>
  ok('EvaluateFeature', { project: 'shop', feature: 'search', entityId });
const put = ({ ok }: TestService, type: string, data: Members, time: number) =>
  ok('PutProjectEvents', {
    project: 'shop',
    events: [{ timestamp: time / second, type: `aws.evidently.${type}`, data: JSON.stringify(data) }],
  });
const spend = (service: TestService, id: string, time: number) =>
  put(service, 'custom', { user: { id }, details: { price: 1 } }, time);
const report = (service: TestService, entityId: string, time: number) => {
  const details = { experiment: 'trial', treatment: 'a' };
  return put(
    service,
    'evaluation',
    { feature: 'search', entityId, variation: 'off', type: 'EXPERIMENT_RULE_MATCH', details },
    time,
  );
};

const itemsOf = async ({ tableName }: TestService, entityId: string) =>
  (await scan(dynamodb, tableName)).filter(({ PK }) => PK === entityPartition('shop', entityId));
const dropped = async ({ service: { store } }: TestService) => {
  const trial = await store.experiments.get('shop', 'trial');
  const causes = Object.entries((await store.drops.list(trial?.entity.id ?? ''))(0).dropped);
  return causes.flatMap(([cause, count]) => (count > 0 ? cause : []));
};

/** What becomes of an event at a time, which arrives at another, after a first evaluation at `came`. */
const sentAt = async (service: TestService, time: number, arrives = Math.max(time, came)) => {
  await visit(service, 'ann');
  service.clock.now = arrives;
  await spend(service, 'ann', time);
  const [found] = await dropped(service);
  return found ?? 'counted';
};

describe('an event of a metric with a window of 3 hours', () => {
  it.each([
    ['5 minutes before the first evaluation', came - 5 * minute, undefined, 'counted'],
    ['earlier', came - 5 * minute - second, undefined, 'outsideAssignment'],
    ['two hours after the only evaluation', came + 2 * hour, undefined, 'counted'],
    ['at the end of the window', came + 3 * hour, undefined, 'counted'],
    ['after it', came + 3 * hour + second, undefined, 'outsideWindow'],
    ['in the window, 15 minutes after it', came + hour, came + 3 * hour + 15 * minute, 'counted'],
    ['in the window, but later', came + hour, came + 3 * hour + 15 * minute + 1, 'outsideWindow'],
  ])('%s: %s', async (_, time, arrives, expected) => {
    expect(await sentAt(await open({ windowHours: 3 }), time, arrives)).toBe(expected);
  });

  it('counts from the first evaluation, whatever comes later', async () => {
    const service = await open({ windowHours: 3 });
    await visit(service, 'ann');
    service.clock.now = came + 2 * hour;
    expect(await sentAt(service, came + 4 * hour)).toBe('outsideWindow');
  });

  it('is in the window by the clock of a client that reports its evaluation late', async () => {
    const service = await open({ windowHours: 3 });
    service.clock.now = came + 2 * hour;
    await report(service, 'ann', came);
    await spend(service, 'ann', came + hour);
    expect(await dropped(service)).toEqual([]);
    service.clock.now = came + 3 * hour;
    await spend(service, 'ann', came + 3 * hour + second);
    expect(await dropped(service)).toEqual(['outsideWindow']);
    const [end] = (await itemsOf(service, 'ann')).flatMap(({ windowEnd }) => windowEnd ?? []);
    expect(end).toBe(came + 5 * hour);
  });

  it('is one of an hour after an evaluation where the metric has no window', async () => {
    expect(await sentAt(await open({ aggregation: 'SHARE' }), came + 2 * hour)).toBe('outsideAssignment');
  });

  it.each([0, 721, 1.5, '24'])('needs a whole number of hours from 1 to 720: %p is refused', async (windowHours) => {
    const service = await openTestService(dynamodb);
    await given(service).project();
    await given(service).feature();
    const { status, body } = await service.call('CreateExperiment', {
      project: 'shop',
      name: 'trial',
      treatments: arms({ a: 'off', b: 'on' }),
      metricGoals: [metric('price', { windowHours })],
    });
    expect([status, body.fieldList[0].name]).toEqual([400, 'metricGoals[0].metricDefinition.windowHours']);
  });
});

// DynamoDB Local counts otherwise than AWS documents: the embedded engine is the meter.
const itMetered = process.env.TEST_DYNAMODB_ENDPOINT ? it.skip : it;

describe('the cost', () => {
  const plain = {};
  const full = { aggregation: 'VALUE_PER_ENTITY', windowHours: 720 };

  const costsOf = async (definition: Members) => {
    const { service, tableName, clock } = await open(definition);
    const units: CapacityUnits = { read: 0, write: 0 };
    const store = openStore({ client: meteredClient(dynamodb, units), tableName, report: reportToStandardError });
    // Usage is written beside the answers, at times of its own.
    const uncounted = { ...store, usage: { ...store.usage, add: () => {} } };
    const handle = dispatcher(allOperations, { ...service, store: uncounted });
    const event = { timestamp: clock.now / second, type: 'aws.evidently.custom' };
    const data = JSON.stringify({ user: { id: 'ann' }, details: { price: 1 } });
    const calls = [
      ['EvaluateFeature', { project: 'shop', feature: 'search', entityId: 'ann' }],
      ['EvaluateFeature', { project: 'shop', feature: 'search', entityId: 'ann' }],
      ['PutProjectEvents', { project: 'shop', events: [{ ...event, data }] }],
      ['PutProjectEvents', { project: 'shop', events: [{ ...event, data }] }],
    ] as const;
    const costs: number[] = [];
    for (const [name, input] of calls) {
      units.write = 0;
      const call = eventOf(name, input);
      call.headers['amz-sdk-invocation-id'] = `${costs.length}`;
      expect((await handle(call)).statusCode).toBe(200);
      costs.push(units.write);
    }
    return costs;
  };

  itMetered('is a write unit an evaluation and a write unit an event, as for the mean of events', async () => {
    expect(await costsOf(plain)).toEqual([1, 1, 1, 1]);
    expect(await costsOf(full)).toEqual([1, 1, 1, 1]);
  });

  it("leaves an entity's items below 1 KB with 64 calls in ten minutes and a name of 64 characters", async () => {
    const long = 'a'.repeat(64);
    const service = await openTestService(dynamodb);
    await given(service).project();
    await given(service).feature();
    const treatments = arms({ [long]: 'off', b: 'on' });
    await given(service).experiment('trial', { treatments, metricGoals: [metric('price', full)] });
    await given(service).startExperiment('trial', days(20));
    service.clock.now = came;
    await visit(service, 'ann');
    for (let call = 0; call < 64; call++) {
      const event = { timestamp: came / second, type: 'aws.evidently.custom' };
      const data = JSON.stringify({ user: { id: 'ann' }, details: { price: 123456789.12 } });
      const sent = eventOf('PutProjectEvents', { project: 'shop', events: [{ ...event, data }] });
      sent.headers['amz-sdk-invocation-id'] = `${call}`;
      await service.handle(sent);
    }
    const sizes = (await itemsOf(service, 'ann')).map(sizeOf);
    expect(sizes).toHaveLength(2);
    expect(Math.max(...sizes)).toBeLessThan(1024);
  });
});

/** The size of an item in bytes, as DynamoDB documents it. */
const sizeOf = (item: Members): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + name.length + sizeOfValue(value), 0);

const sizeOfValue = (value: unknown): number => {
  if (value instanceof Set) return [...value].reduce((sum, one) => sum + one.length, 3);
  return typeof value === 'string' ? value.length : 1 + Math.ceil(String(value).replace('.', '').length / 2);
};
