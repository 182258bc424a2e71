/**
 * A launch that its own metrics guard: what a regression within a step does to it, and what never stops it.
 */
import { noSums, type Sums } from '../../../domain/stats/sums.ts';
import { openStore } from '../../../lambdas/store/store.ts';
import { sweeper } from '../../../lambdas/time/sweep.ts';
import { meteredClient } from '../../support/capacity-units.ts';
import { startTime } from '../../support/in-process.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { type TableView, viewTable } from '../../time/table-view.ts';
import { violations } from '../invariants.ts';
import { arms, days, given, type Members, metric, step } from '../resources.ts';
import { scan } from '../scan.ts';

const minute = 60_000;
const day = 86_400_000;
const ramp = { project: 'shop', launch: 'ramp' };

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb);
let table: TableView;
beforeEach(async () => {
  table = viewTable(dynamodb, service);
  await given(service).project();
  await given(service).feature();
});
afterEach(() => table.close());

const halves = { a: 50_000, b: 50_000 };
const launch = async (monitor: Members, more: Members = {}) => {
  await given(service).launch('ramp', {
    scheduledSplitsConfig: { steps: [0, 1, 2].map((at) => step(days(at), halves)) },
    metricMonitors: [{ ...metric('errors'), desiredChange: 'DECREASE', ...monitor }],
    ...more,
  });
  await given(service).startLaunch('ramp');
};
const launchId = async () => (await service.service.store.launches.get('shop', 'ramp'))?.entity.id ?? '';

/** So many entities with one event each, of which some have the value 1 and the others 0. */
const sums = (entities: number, ones: number): Sums => {
  const [count, sum] = [BigInt(entities), BigInt(ones)];
  const unit = 10n ** 15n;
  return { K: count, N: count, S: sum * unit, SS: sum * unit * unit, SC: sum * unit, CC: count };
};

let sequence = 0;
interface Count {
  readonly step?: number;
  /** Ones of 1,000 entities in each group. */
  readonly errors: readonly [a: number, b: number];
  readonly entities?: readonly [a: number, b: number];
  readonly metric?: number;
}
/** Counts events of both groups in a step, now. */
const count = async ({ step: at = 0, errors, entities = [1_000, 1_000], metric: index = 0 }: Count) => {
  const { totals } = service.service.store;
  const place = { trialId: await launchId(), period: Math.floor(service.clock.now / 300_000) * 300_000, shard: 's' };
  const next = () => String(++sequence).padStart(40, '0');
  const ofGroups = (one: (group: 0 | 1) => Sums) => ({ [`${at}:0`]: one(0), [`${at}:1`]: one(1) });
  const deltas = ofGroups((group) => sums(entities[group], errors[group]));
  const uniques = ofGroups((group) => ({ ...noSums, K: BigInt(entities[group]) }));
  await totals.add({ ...place, metric: index }, [{ sequence: next(), deltas }]);
  await totals.add(place, [{ sequence: next(), deltas: uniques }]);
};

let sweep: ReturnType<typeof sweeper>;
beforeEach(() => {
  sweep = sweeper({ store: service.service.store, report: service.service.report });
});
const at = (time: number) => {
  service.clock.now = startTime + time;
};
const sweepAt = async (time: number) => {
  at(time);
  await sweep(service.clock.now);
};
const get = async () => (await service.ok('GetLaunch', ramp)).launch;
const timesOf = (one: { scheduledSplitsDefinition: { steps: { startTime: number }[] } }) =>
  one.scheduledSplitsDefinition.steps.map(({ startTime: time }) => (time * 1000 - startTime) / day);
const history = async (): Promise<string[]> =>
  (await service.ok('ListHistory', { project: 'shop', resource: 'launch/ramp' })).history.map(
    ({ operation }: Members) => operation,
  );
const guardEvents = async () => {
  const projectId = (await service.service.store.projects.get('shop'))?.entity.id ?? '';
  const events = await table.events(projectId);
  return events.flatMap(({ 'detail-type': type, detail }) => (type === 'Evidently Launch Guard' ? [detail] : []));
};
const whole = async () => expect(violations(await scan(dynamodb, service.tableName))).toEqual([]);

const worse = { errors: [100, 200] } as const;
const alike = { errors: [100, 101] } as const;

it('stops a launch that hurts at the first look after its totals, and serves the default', async () => {
  await launch({ onRegression: 'STOP' });
  await sweepAt(minute);
  await count(worse);
  await sweepAt(2 * minute);
  expect(await get()).toMatchObject({
    status: 'CANCELLED',
    statusReason: 'monitor errors: b is worse than a in step 1',
    execution: { endedTime: (startTime + 2 * minute) / 1000 },
  });
  const answer = await service.ok('EvaluateFeature', { project: 'shop', feature: 'search', entityId: 'anna' });
  expect(answer.reason).toBe('DEFAULT');
  expect(await table.due()).toEqual([]);
  const [detail, ...others] = await guardEvents();
  expect(others).toEqual([]);
  expect(detail).toMatchObject({ action: 'STOP', metricName: 'errors', groupName: 'b', controlName: 'a', step: 1 });
  expect(detail?.pValue).toBeLessThan(0.05 / 3);
  await whole();
});

it('lets a launch run through that does no harm', async () => {
  await launch({ onRegression: 'STOP' });
  for (const step of [0, 1, 2]) {
    at(step * day + minute);
    await count({ step, ...alike });
    await sweepAt(step * day + 2 * minute);
  }
  expect((await get()).status).toBe('RUNNING');
  expect((await history()).sort()).toEqual(['CreateLaunch', 'LaunchStepBegan', 'LaunchStepBegan', 'StartLaunch']);
  expect(await guardEvents()).toEqual([]);
});

it('tolerates a loss within the margin, and is blind to what is better', async () => {
  await launch({ onRegression: 'STOP', margin: 1 });
  await count(worse);
  await sweepAt(2 * minute);
  await service.ok('StopLaunch', ramp);
  await service.ok('DeleteLaunch', ramp);
  await launch({ onRegression: 'STOP', desiredChange: 'INCREASE' });
  await count(worse);
  await sweepAt(4 * minute);
  expect((await get()).status).toBe('RUNNING');
  expect(await guardEvents()).toEqual([]);
});

it('compares within a step, not over steps', async () => {
  await launch({ onRegression: 'STOP' });
  // Most of b was served when there were many errors for everybody: over both steps it looks worse.
  await count({ errors: [100, 1_000], entities: [200, 2_000] });
  at(day + minute);
  await count({ step: 1, errors: [200, 20], entities: [2_000, 200] });
  await sweepAt(day + 2 * minute);
  expect((await get()).status).toBe('RUNNING');
});

it('holds a launch in its step until it is continued, and does not hold it there again', async () => {
  await launch({ onRegression: 'HOLD' });
  await count(worse);
  await sweepAt(2 * minute);
  expect(await get()).toMatchObject({ status: 'RUNNING', heldSince: startTime / 1000 + 120 });
  await sweepAt(1.5 * day);
  const { launch: continued } = await service.ok('ContinueLaunch', ramp);
  const heldFor = 1.5 - (2 * minute) / day;
  expect(timesOf(continued)).toEqual([0, 1 + heldFor, 2 + heldFor]);
  await count({ errors: [10, 20] });
  await sweepAt(1.5 * day + minute);
  expect(await get()).not.toHaveProperty('heldSince');
  expect((await guardEvents()).map(({ action }) => action)).toEqual(['HOLD']);
  // The next step is judged anew.
  at((1 + heldFor) * day + minute);
  await count({ step: 1, ...worse });
  await sweepAt((1 + heldFor) * day + 2 * minute);
  expect((await get()).heldSince).toBe((startTime + (1 + heldFor) * day + 2 * minute) / 1000);
  await whole();
});

it('only tells of a regression, once, where that is all that it was asked for', async () => {
  await launch({});
  for (let time = 1; time < 4; time++) {
    await count(worse);
    await sweepAt(time * minute);
  }
  expect((await get()).status).toBe('RUNNING');
  expect((await history()).sort()).toEqual(['CreateLaunch', 'LaunchGuardTold', 'StartLaunch']);
  expect(await guardEvents()).toMatchObject([
    { action: 'TELL', reason: 'monitor errors: b is worse than a in step 1' },
  ]);
});

it('does not judge a step whose entities arrive in other shares, and tells so once', async () => {
  await launch({ onRegression: 'STOP' });
  for (let time = 1; time < 3; time++) {
    await count({ errors: [150, 200], entities: [1_500, 500] });
    await sweepAt(time * minute);
  }
  expect((await get()).status).toBe('RUNNING');
  expect(await guardEvents()).toMatchObject([{ action: 'TELL', sampleRatioMismatch: true, step: 1 }]);
});

it('judges no monitor without a desired change, and keeps no list of its launch', async () => {
  await launch({ desiredChange: undefined });
  expect(await service.service.store.guards.list()).toEqual([]);
  await count(worse);
  await sweepAt(2 * minute);
  expect((await get()).status).toBe('RUNNING');
});

it('spends less on each monitor the more there are', async () => {
  const borderline = { errors: [100, 148] } as const;
  const monitor = (name: string) => ({ ...metric(name), desiredChange: 'DECREASE', onRegression: 'STOP' });
  await launch({}, { metricMonitors: [monitor('errors')], scheduledSplitsConfig: { steps: [step(days(0), halves)] } });
  await count(borderline);
  await sweepAt(2 * minute);
  expect((await get()).status).toBe('CANCELLED');
  await service.ok('DeleteLaunch', ramp);
  await launch({}, { metricMonitors: ['errors', 'one', 'two'].map(monitor) });
  await count(borderline);
  await sweepAt(4 * minute);
  expect((await get()).status).toBe('RUNNING');
});

it('reads the totals of a launch only when they have moved, and at most once a minute', async () => {
  await launch({ onRegression: 'STOP' });
  const read = jest.spyOn(service.service.store.series, 'state');
  const looked = jest.spyOn(service.service.store.guards, 'list');
  await count(alike);
  await sweepAt(2 * minute);
  expect(read).toHaveBeenCalledTimes(2);
  await sweepAt(2 * minute + 30_000);
  expect(looked).toHaveBeenCalledTimes(1);
  await sweepAt(3 * minute);
  expect([read.mock.calls.length, looked.mock.calls.length]).toEqual([2, 2]);
  await count(alike);
  await sweepAt(4 * minute);
  expect(read).toHaveBeenCalledTimes(4);
});

it('reports a launch that it cannot judge, and judges the others', async () => {
  await given(service).feature('other');
  await launch({ onRegression: 'STOP' });
  await count(worse);
  await given(service).launch('broken', {
    groups: arms({ a: 'off', b: 'on' }, 'other'),
    metricMonitors: [{ ...metric('errors'), desiredChange: 'DECREASE' }],
  });
  await given(service).startLaunch('broken');
  const { launches } = service.service.store;
  const read = launches.get;
  jest
    .spyOn(launches, 'get')
    .mockImplementation((project, name) =>
      name === 'broken' ? Promise.reject(new Error('gone')) : read(project, name),
    );
  await sweepAt(2 * minute);
  expect(service.reports.map(({ message, details }) => [message, details.launch])).toEqual([
    ['guard failed', 'broken'],
  ]);
  expect((await launches.get('shop', 'ramp'))?.entity.status).toBe('CANCELLED');
});

it('judges a monitor with a window when the window is over, although nothing was counted since', async () => {
  const definition = metric('errors', { aggregation: 'SHARE', windowHours: 1 });
  await launch({ ...definition, onRegression: 'STOP' });
  at(minute);
  const trialId = await launchId();
  const { totals } = service.service.store;
  const next = () => String(++sequence).padStart(40, '0');
  const came = { ...noSums, K: 1_000n };
  const newcomers = { '0*0': came, '0*1': came };
  await totals.add({ trialId, period: startTime, shard: 's' }, [{ sequence: next(), deltas: newcomers }]);
  const deltas = { '0:0': sums(100, 100), '0:1': sums(200, 200) };
  const windowEnd = { trialId, period: startTime + 60 * minute, shard: 's', metric: 0 };
  await totals.add(windowEnd, [{ sequence: next(), deltas }]);
  for (const time of [2, 59, 61, 64]) await sweepAt(time * minute);
  expect(await get()).toMatchObject({ status: 'RUNNING' });
  await sweepAt(65 * minute);
  expect(await get()).toMatchObject({
    status: 'CANCELLED',
    statusReason: 'monitor errors: b is worse than a in step 1',
  });
});

it('reads as much of a launch of a month as of one of three days, and writes nothing where nothing is found', async () => {
  await launch({ onRegression: 'STOP' });
  const units = { read: 0, write: 0 };
  const { report } = service.service;
  const store = openStore({ client: meteredClient(dynamodb, units), tableName: service.tableName, report });
  const guard = sweeper({ store, report });
  const minuteOf = async (time: number) => {
    at(time);
    Object.assign(units, { read: 0, write: 0 });
    await guard(service.clock.now);
    return { ...units };
  };
  const costAfter = async (days: number) => {
    await minuteOf(days * day);
    const idle = await minuteOf(days * day + minute);
    at(days * day + 2 * minute);
    await count({ step: 2, ...alike });
    return { idle, moved: await minuteOf(days * day + 2 * minute) };
  };
  const countDays = async (from: number, to: number) => {
    for (let days = from; days < to; days++) {
      at(days * day);
      await count({ step: Math.min(2, days), ...alike });
    }
  };
  await countDays(0, 3);
  const early = await costAfter(4);
  await countDays(5, 30);
  expect(await costAfter(31)).toEqual(early);
  expect([early.idle.write, early.moved.write]).toEqual([0, 0]);
  expect(early.idle.read).toBeLessThan(5);
  expect(early.moved.read).toBeLessThan(8);
});
