/**
 * A launch of six steps over three weeks and an experiment of fourteen days, a millisecond before, at and after each of
 * their boundaries: all that can be asked says the same, and it is what the clock says.
 */

import { arms, given, metric, step, variations } from '../lambdas/resources.ts';
import { startTime } from '../support/in-process.ts';
import { useDynamoDB, useFreshService } from '../support/use-service.ts';
import { lineOf, type TableView, viewTable } from './table-view.ts';

const day = 86_400_000;
const shop = { project: 'shop' };
/** Each step serves another group than the one before. */
const stepTimes = [1, 4, 8, 12, 16, 21].map((days) => startTime + days * day);
const groups = ['a', 'b', 'c', 'd', 'e', 'a'];
const end = startTime + 14 * day;
const boundaries = [...stepTimes, end].sort((a, b) => a - b);
const moments = boundaries.flatMap((time) => [-1, 0, 1].map((offset) => time + offset));

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb);
let table: TableView;
let projectId: string;
afterEach(() => table.close());

beforeEach(async () => {
  table = viewTable(dynamodb, service);
  const names = variations('a', 'b', 'c', 'd', 'e');
  const create = given(service);
  await create.project();
  await create.feature('search', { variations: names });
  await create.feature('checkout');
  const steps = stepTimes.map((time, index) => step(time / 1000, { [groups[index] as string]: 100_000 }));
  await create.launch('ramp', {
    groups: arms({ a: 'a', b: 'b', c: 'c', d: 'd', e: 'e' }),
    scheduledSplitsConfig: { steps },
  });
  await create.experiment('trial', {
    treatments: arms({ control: 'off', t: 'on' }, 'checkout'),
    metricGoals: [metric('price')],
    onlineAbConfig: { treatmentWeights: { t: 100_000 } },
  });
  await create.startLaunch('ramp');
  await create.startExperiment('trial', end / 1000);
  projectId = (await service.service.store.projects.get('shop'))?.entity.id ?? '';
});

const evaluate = async (feature: string) => {
  const { variation, reason } = await service.ok('EvaluateFeature', { ...shop, feature, entityId: 'me' });
  return `${variation} ${reason}`;
};

/** What the clock says, worked out by nothing but comparing times. */
const expected = (now: number) => {
  const begun = stepTimes.filter((time) => time <= now);
  const group = groups[begun.length - 1];
  const running = now < end;
  const next = stepTimes[begun.length];
  return {
    begun,
    search: group ? `${group} LAUNCH_RULE_MATCH` : 'a DEFAULT',
    checkout: running ? 'on EXPERIMENT_RULE_MATCH' : 'off DEFAULT',
    launchUpdated: Math.max(startTime, ...begun) / 1000,
    experiment: running ? { status: 'RUNNING' } : { status: 'COMPLETED', lastUpdatedTime: end / 1000 },
    endedTime: running ? undefined : end / 1000,
    running,
    due: [
      ...(next === undefined ? [] : [`${next} LAUNCH ramp`]),
      ...(running ? [`${end} EXPERIMENT trial`] : []),
    ].sort(),
  };
};

const iso = (time: number) => new Date(time).toISOString();
const stepLine = (time: number) => {
  const index = stepTimes.indexOf(time);
  const inForce = { startTime: iso(time), groupWeights: { [groups[index] as string]: 100_000 }, segmentOverrides: [] };
  return `${iso(time)} Launch Traffic Change ramp ${JSON.stringify(inForce)}`;
};

const names = (listed: readonly { name: string }[]) => listed.map(({ name }) => name);

describe.each(moments.map((now) => [iso(now), now] as const))('at %s', (_, now) => {
  it('serves what the clock says although nothing was written down, and by rules read before', async () => {
    expect(await evaluate('search')).toBe('a DEFAULT');
    const before = await table.due();
    service.clock.now = now;
    expect(await evaluate('search')).toBe(expected(now).search);
    expect(await evaluate('checkout')).toBe(expected(now).checkout);
    expect(await table.due()).toEqual(before);
  });

  it('says so wherever it is asked, with one event for each thing that happened', async () => {
    const { ok } = service;
    const wanted = expected(now);
    service.clock.now = now;
    expect((await ok('GetLaunch', { ...shop, launch: 'ramp' })).launch).toMatchObject({
      status: 'RUNNING',
      lastUpdatedTime: wanted.launchUpdated,
    });
    const { experiment } = await ok('GetExperiment', { ...shop, experiment: 'trial' });
    expect(experiment).toMatchObject(wanted.experiment);
    expect(experiment.execution.endedTime).toBe(wanted.endedTime);
    const listed = async (status: string) => names((await ok('ListExperiments', { ...shop, status })).experiments);
    expect(await listed('RUNNING')).toEqual(wanted.running ? ['trial'] : []);
    expect(await listed('COMPLETED')).toEqual(wanted.running ? [] : ['trial']);
    expect(names((await ok('ListLaunches', { ...shop, status: 'RUNNING' })).launches)).toEqual(['ramp']);
    expect((await ok('GetProject', shop)).project).toMatchObject({
      activeLaunchCount: 1,
      activeExperimentCount: Number(wanted.running),
    });
    expect((await ok('GetFeature', { ...shop, feature: 'checkout' })).feature.evaluationRules).toHaveLength(
      Number(wanted.running),
    );
    expect(await table.due()).toEqual(wanted.due);
    const happened = (await table.events(projectId)).map(lineOf).filter((line) => !line.startsWith(iso(startTime)));
    expect(happened).toEqual(
      [
        ...wanted.begun.map(stepLine),
        ...(wanted.running ? [] : [`${iso(end)} Experiment Status Change trial RUNNING-COMPLETED`]),
      ].sort(),
    );
  });
});
