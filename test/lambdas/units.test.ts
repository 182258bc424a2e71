/**
 * What each operation costs, in DynamoDB's units, and that it does not grow with the project. The table is the one that
 * docs/single-table.md shows; `WRITE_UNITS=1` writes it anew.
 */

import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { operations } from '../../contract/index.ts';
import { noSums } from '../../domain/stats/sums.ts';
import { reportToStandardError } from '../../lambdas/entry/report.ts';
import { allOperations } from '../../lambdas/functions/all-operations.ts';
import { dispatcher } from '../../lambdas/http/dispatch.ts';
import { openStore } from '../../lambdas/store/store.ts';
import { guardByAlarm } from '../../lambdas/time/guard-by-alarm.ts';
import { guardByMonitors, type JudgedCounts } from '../../lambdas/time/guard-by-monitor.ts';
import { settle } from '../../lambdas/time/settle.ts';
import { type CapacityUnits, meteredClient } from '../support/capacity-units.ts';
import type { TestDynamoDB } from '../support/dynamodb.ts';
import { eventOf, openTestService, startTime, type TestService } from '../support/in-process.ts';
import { useDynamoDB } from '../support/use-service.ts';
import { inputOf, managementCalls, openShop } from './management-calls.ts';
import { arms, given, hours, metric, step } from './resources.ts';

const doc = 'docs/single-table.md';
const row = (operation: string, { read, write }: CapacityUnits) => `| ${operation} | ${read} | ${write} |`;
const rowPattern = /^\| (\w+) \| ([\d.]+) \| ([\d.]+) \|$/gm;
const shown = (): Record<string, CapacityUnits> =>
  Object.fromEntries(
    [...readFileSync(doc, 'utf8').matchAll(rowPattern)].map(([, operation, read, write]) => [
      operation,
      { read: Number(read), write: Number(write) },
    ]),
  );

const measure = async (dynamodb: TestDynamoDB, opened: TestService) => {
  const { service, tableName, clock } = opened;
  const measured: Record<string, CapacityUnits> = {};
  for (const [name, about] of managementCalls) {
    const input = await inputOf(opened, about);
    const units: CapacityUnits = { read: 0, write: 0 };
    clock.now += 1;
    const store = openStore({ client: meteredClient(dynamodb, units), tableName, report: reportToStandardError });
    const settled: typeof service.settle = async ({ now }) => {
      await settle({ store, now, report: service.report });
    };
    // The key of page tokens and the start of the usage are read once for as long as a process lives.
    await Promise.all([store.tokenSecret(), store.usage.countedSince(clock.now)]);
    Object.assign(units, { read: 0, write: 0 });
    const answer = await dispatcher(allOperations, { ...service, store, settle: settled })(eventOf(name, input));
    expect([name, answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([name, 200, '']);
    measured[name] = units;
  }
  return measured;
};

const dynamodb = useDynamoDB();

const measuredBeside = async (others: number) => {
  const service = await openTestService(dynamodb, {
    quotas: { projects: 200, features: 200, runningLaunches: 100, runningExperiments: 100 },
  });
  await openShop(service, others);
  return measure(dynamodb, service);
};

it('measures every management operation', () => {
  const management = Object.entries(operations).filter(([, { group }]) => group === 'management');
  expect(managementCalls.map(([name]) => name).toSorted()).toEqual(management.map(([name]) => name).toSorted());
});

// DynamoDB Local counts otherwise than AWS documents: the embedded engine is the meter.
const itMetered = process.env.TEST_DYNAMODB_ENDPOINT ? it.skip : it;

itMetered('in a project with one of each, costs what docs/single-table.md shows', async () => {
  const measured = await measuredBeside(1);
  if (process.env.WRITE_UNITS) {
    const rows = Object.entries(measured).map(([operation, units]) => row(operation, units));
    const text = readFileSync(doc, 'utf8');
    const [first] = [...text.matchAll(rowPattern)];
    const start = first?.index ?? text.length;
    const rest = text.slice(start).replace(/^(\| \w+ \| [\d.]+ \| [\d.]+ \|\n)*/, '');
    writeFileSync(doc, `${text.slice(0, start)}${rows.join('\n')}\n${rest}`);
  }
  expect(measured).toEqual(shown());
});

itMetered(
  'beside 100 others, costs the same',
  async () => {
    const measured = await measuredBeside(100);
    // GetEntity reads what runs, of which there is so much: half a unit for each 4 KB.
    const { GetEntity: { read } = { read: 0 } } = measured;
    expect(read).toBeLessThanOrEqual(5);
    expect({ ...measured, GetEntity: shown().GetEntity }).toEqual(shown());
  },
  30_000,
);

itMetered(
  'of an entity in all six steps of a launch, an evaluation and an event cost one write unit each',
  async () => {
    const service = await openTestService(dynamodb);
    const make = given(service);
    await make.project();
    await make.feature();
    // The longest names: positions stand for them within steps.
    const [one, other] = ['a', 'b'].map((letter) => letter.repeat(127)) as [string, string];
    const weights = [0, 1, 2, 3, 4, 5].map((index) => ({ [index % 2 === 0 ? one : other]: 100_000 }));
    await make.launch('ramp', {
      groups: arms({ [one]: 'off', [other]: 'on' }),
      metricMonitors: [metric('price')],
      scheduledSplitsConfig: { steps: weights.map((groupWeights, index) => step(hours(index), groupWeights)) },
    });
    await make.startLaunch('ramp');
    const units: CapacityUnits = { read: 0, write: 0 };
    const store = openStore({
      client: meteredClient(dynamodb, units),
      tableName: service.tableName,
      report: reportToStandardError,
    });
    // Usage is written beside the answers, at times of its own.
    const uncounted = { ...store, usage: { ...store.usage, add: () => {} } };
    const handle = dispatcher(allOperations, { ...service.service, store: uncounted, settle: async () => {} });
    const written = async (name: 'EvaluateFeature' | 'PutProjectEvents', input: object) => {
      const before = units.write;
      const { statusCode } = await handle(eventOf(name, { project: 'shop', ...input }));
      expect(statusCode).toBe(200);
      return units.write - before;
    };
    const costs: number[] = [];
    for (let minute = 0; minute < 6 * 60; minute += 20) {
      service.clock.now = startTime + minute * 60_000;
      const data = JSON.stringify({ user: { id: 'u' }, details: { price: 123.456789 + minute } });
      const events = [{ timestamp: service.clock.now / 1000, type: 'aws.evidently.custom', data }];
      if (minute > 0) costs.push(await written('PutProjectEvents', { events }));
      costs.push(await written('EvaluateFeature', { feature: 'search', entityId: 'u' }));
      costs.push(await written('PutProjectEvents', { events }));
    }
    // An item of more than 1 KB would cost two.
    expect(costs).toEqual(costs.map(() => 1));
  },
);

itMetered(
  'a minute of guarded launches costs their items and newest totals, and more only where totals moved',
  async () => {
    const one = await openTestService(dynamodb);
    const units: CapacityUnits = { read: 0, write: 0 };
    const client = meteredClient(dynamodb, units);
    const store = openStore({ client, tableName: one.tableName, report: reportToStandardError });
    const judged: JudgedCounts = new Map();
    const minute = async () => {
      Object.assign(units, { read: 0, write: 0 });
      await guardByMonitors({ store, now: startTime + 60_000, report: reportToStandardError }, judged);
      return { ...units };
    };
    await given(one).project();
    await given(one).feature();
    expect(await minute()).toEqual({ read: 0.5, write: 0 });
    const metricMonitors = [{ ...metric('price'), desiredChange: 'INCREASE' }];
    await given(one).launch('ramp', { metricMonitors });
    await given(one).startLaunch('ramp');
    const trialId = (await store.launches.get('shop', 'ramp'))?.entity.id ?? '';
    const deltas = { '0:0': noSums, '0:1': noSums };
    await store.totals.add({ trialId, period: startTime, shard: 's', metric: 0 }, [{ sequence: '1', deltas }]);
    expect(await minute()).toEqual({ read: 5.5, write: 0 });
    expect(await minute()).toEqual({ read: 2.5, write: 0 });
  },
);

// With the overrides in the items of the features, the last page would cost 202.
itMetered('a page of features reads few overrides and not many; GetFeature reads those with the rules', async () => {
  const limit = 20;
  const uuids = (count: number) => Object.fromEntries(Array.from({ length: count }, () => [randomUUID(), 'on']));
  const unitsOf = async (overrides: number) => {
    const service = await openTestService(dynamodb);
    await given(service).project();
    for (let nth = 0; nth < limit; nth++)
      await given(service).feature(`feature-${nth}`, { entityOverrides: uuids(overrides) });
    const units: CapacityUnits = { read: 0, write: 0 };
    const client = meteredClient(dynamodb, units);
    const store = openStore({ client, tableName: service.tableName, report: reportToStandardError });
    expect((await store.features.list('shop', { limit })).entities).toHaveLength(limit);
    const page = units.read;
    await store.features.get('shop', 'feature-0');
    return { page, feature: units.read - page };
  };
  expect([await unitsOf(0), await unitsOf(3), await unitsOf(20), await unitsOf(930)]).toEqual([
    { page: 2, feature: 1 },
    { page: 3, feature: 1 },
    { page: 7, feature: 1 },
    { page: 3, feature: 12 },
  ]);
});

itMetered('what counts evaluations costs one unit in five minutes for a feature, however many there are', async () => {
  const service = await openTestService(dynamodb);
  await given(service).project();
  await given(service).feature();
  const units: CapacityUnits = { read: 0, write: 0 };
  const client = meteredClient(dynamodb, units);
  const store = openStore({ client, tableName: service.tableName, report: reportToStandardError });
  const evaluations = (minute: number) =>
    Array.from({ length: 1_000 }, () => {
      return { feature: 'search', variation: 'on', count: 1, time: startTime + minute * 60_000 };
    });
  const written: number[] = [];
  for (const minute of [0, 10, 20, 30, 40, 50, 60, 70]) {
    const before = units.write;
    store.usage.add('shop', evaluations(minute));
    await store.usage.flush();
    written.push(units.write - before);
  }
  // Two items in ten minutes. In AWS the write that finds a new hour costs one more, which fails its condition.
  expect(written).toEqual(written.map(() => 2));
  expect(units.read).toBe(0.5);
});

itMetered('an alarm costs one Query, and a telling or a stop for each launch that names it', async () => {
  const named = 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:errors';
  const one = await openTestService(dynamodb, { describeAlarms: async () => ({ errors: 'OK' as const }) });
  const make = given(one);
  await make.project();
  const units: CapacityUnits = { read: 0, write: 0 };
  const client = meteredClient(dynamodb, units);
  const store = openStore({ client, tableName: one.tableName, report: reportToStandardError });
  const told = async (value: 'OK' | 'INSUFFICIENT_DATA' | 'ALARM', alarm = named) => {
    Object.assign(units, { read: 0, write: 0 });
    const detail = { alarmName: 'errors', state: { value } };
    await guardByAlarm({ store, now: one.clock.now }, { id: value, resources: [alarm], detail });
    return { ...units };
  };
  for (const name of ['one', 'two']) {
    await make.feature(name);
    await make.launch(name, {
      groups: arms({ a: 'off', b: 'on' }, name),
      alarms: [{ alarmArn: named, onAlarm: 'STOP' }],
    });
    await make.startLaunch(name);
  }
  const costs = [
    await told('OK'),
    await told('ALARM', `${named}-of-others`),
    await told('INSUFFICIENT_DATA'),
    await told('ALARM'),
    await told('ALARM'),
  ];
  expect(costs).toEqual([
    { read: 0, write: 0 },
    { read: 1, write: 0 },
    { read: 5, write: 12 },
    { read: 3, write: 44 },
    { read: 1, write: 0 },
  ]);
});

itMetered('a look that finds the rules as they were costs half a unit, however many features there are', async () => {
  const { service, tableName, ok } = await openTestService(dynamodb);
  await given({ ok }).project();
  for (const name of ['search', 'cart', 'menu']) await given({ ok }).feature(name);
  const units: CapacityUnits = { read: 0, write: 0 };
  const store = openStore({ client: meteredClient(dynamodb, units), tableName, report: reportToStandardError });
  const handle = dispatcher(allOperations, { ...service, store, settle: async () => {} });
  const asked = eventOf('GetProjectSnapshot', { project: 'shop' });
  const { headers } = await handle(asked);
  const looks: unknown[] = [];
  for (let look = 0; look < 3; look++) {
    Object.assign(units, { read: 0, write: 0 });
    const { statusCode } = await handle({
      ...asked,
      headers: { ...asked.headers, 'if-none-match': String(headers?.etag) },
    });
    looks.push([statusCode, { ...units }]);
  }
  expect(looks).toEqual(looks.map(() => [304, { read: 0.5, write: 0 }]));
});
