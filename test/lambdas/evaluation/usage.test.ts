/**
 * How often features are evaluated: counted in memory, written beside the answers, listed by hour and variation.
 */
import { countUsage } from '../../../lambdas/store/counting/usage.ts';
import type { CachedProjects } from '../../../lambdas/store/resources/cached-projects.ts';
import type { Change } from '../../../lambdas/store/table/change.ts';
import type { ItemTable } from '../../../lambdas/store/table/item-table.ts';
import { StoreError } from '../../../lambdas/store/table/store-error.ts';
import { eventOf, startTime } from '../../support/in-process.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { arms, days, given, hours, variations } from '../resources.ts';

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb);
const shop = { project: 'shop' };
const HOUR = 3_600_000;
const travel = (count: number) => {
  service.clock.now = startTime + count * HOUR;
};

beforeEach(async () => {
  await given(service).project();
  await given(service).feature();
  // As the first sweep does.
  await service.service.store.usage.countedSince(startTime);
});

const list = (more: object = {}) => service.ok('ListFeatureUsage', { ...shop, ...more });
/** The hours of a feature by the number of the hour since the start. */
const hoursOf = async (feature = 'search', more: object = {}) => {
  const { usage } = await list({ feature, ...more });
  return usage[0].hours.map(({ time, counts }: { time: number; counts: object }) => [
    (time - hours(0)) / 3_600,
    counts,
  ]);
};
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
  travel(1);
  await service.ok('EvaluateFlag', { ...shop, key: 'search', context: { targetingKey: 'u' } });
  await service.ok('EvaluateFlag', { ...shop, key: 'search' });
  expect(await list()).toEqual({
    time: hours(1),
    countedSince: hours(0),
    usage: [
      {
        feature: 'search',
        lastEvaluated: hours(1),
        evaluations: 4,
        hours: [
          { time: hours(0), evaluations: 2 },
          { time: hours(1), evaluations: 2 },
        ],
      },
      { feature: 'second', lastEvaluated: hours(0), evaluations: 2, hours: [{ time: hours(0), evaluations: 2 }] },
    ],
  });
  expect(await hoursOf('search')).toEqual([
    [0, { off: 2 }],
    [1, { off: 2 }],
  ]);
  expect(await hoursOf('second')).toEqual([[0, { on: 1, off: 1 }]]);
  expect(await hoursOf('search', { since: hours(1) })).toEqual([[1, { off: 2 }]]);
});

it('counts the features that are named in one call for many, and of a call for all only when it was', async () => {
  await given(service).feature('second');
  await service.ok('EvaluateFlags', { ...shop, context: { targetingKey: 'u', selfevident: { flags: ['second'] } } });
  const named = await list();
  expect([named.usage.length, named.usage[0].feature, named.allEvaluated]).toEqual([1, 'second', undefined]);
  await service.ok('EvaluateFlags', { ...shop, context: { targetingKey: 'u' } });
  const all = await list();
  expect([all.usage.length, all.allEvaluated]).toEqual([1, hours(0)]);
});

it('shows the latest 24 hours of all features, also after a pause', async () => {
  for (const [later, shown] of [
    [0, [0]],
    [1, [0, 1]],
    [24, [1, 24]],
    [25, [24, 25]],
    [26, [24, 25, 26]],
    [49, [26, 49]],
    [1_000, [1_000]],
  ] as const) {
    travel(later);
    await evaluate();
    const { usage } = await list();
    expect(usage).toMatchObject([{ feature: 'search', lastEvaluated: hours(later), evaluations: shown.length }]);
    expect(usage[0].hours.map(({ time }: { time: number }) => time)).toEqual(shown.map(hours));
  }
  travel(1_030);
  expect((await list()).usage).toEqual([{ feature: 'search', lastEvaluated: hours(1_000), evaluations: 0, hours: [] }]);
});

it('shows nothing of an earlier project or feature of the name', async () => {
  await evaluate();
  await list();
  await service.ok('DeleteFeature', { ...shop, feature: 'search' });
  travel(1);
  await given(service).feature();
  expect((await list()).usage).toEqual([]);
  expect((await list({ feature: 'search' })).usage).toEqual([{ feature: 'search', evaluations: 0, hours: [] }]);
  await evaluate();
  await service.ok('DeleteFeature', { ...shop, feature: 'search' });
  await service.ok('DeleteProject', shop);
  travel(2);
  await given(service).project();
  await given(service).feature();
  expect(await list()).toEqual({ time: hours(2), countedSince: hours(2), usage: [] });
  expect(await hoursOf()).toEqual([]);
});

it('says that a feature is not there', async () => {
  expect(await service.call('ListFeatureUsage', { ...shop, feature: 'none' })).toMatchObject({
    status: 404,
    body: { resourceType: 'feature' },
  });
});

it('keeps counts that could not be written, and says so', async () => {
  const written: unknown[] = [];
  const reports: string[] = [];
  let fails = true;
  const table = {
    commitOne: async ({ update }: Change) => {
      if (fails) throw new StoreError('throttled', {});
      written.push(update?.modification.add);
      return 'done';
    },
  } as unknown as ItemTable;
  const projects = { get: async () => ({ id: 'p' }) } as unknown as CachedProjects;
  const usage = countUsage(table, { projects, report: (what) => void reports.push(what) });
  const one = { feature: 'f', variation: 'on', count: 1, time: startTime };
  usage.add('shop', [one, { ...one, variation: '__proto__' }]);
  await usage.flush();
  expect([written, new Set(reports)]).toEqual([[], new Set(['usage not written'])]);
  fails = false;
  usage.add('shop', [one]);
  await usage.flush();
  expect(written[0]).toEqual({ 'served:on': 2, 'served:__proto__': 1 });
});

it('counts a variation of any name', async () => {
  await given(service).feature('odd', { variations: variations('__proto__', 'constructor') });
  await evaluate({ feature: 'odd' });
  await evaluate({ feature: 'odd', entityId: 'v' });
  const [[, counts]] = await hoursOf('odd');
  expect(Object.entries(counts)).toEqual([['__proto__', 2]]);
});

describe('ReportUsage', () => {
  const report = (usage: readonly object[], headers: Record<string, string> = {}) =>
    service.handle({ ...eventOf('ReportUsage', { ...shop, usage }), headers });
  const search = { feature: 'search', counts: { off: 940, on: 60 } };

  it('adds to what is counted here', async () => {
    await evaluate();
    expect(JSON.parse((await report([search])).body)).toEqual({ uncounted: [] });
    expect(await hoursOf()).toEqual([[0, { off: 941, on: 60 }]]);
  });

  it('counts for the hour of the last evaluation, which never lies ahead', async () => {
    travel(5);
    await report([{ ...search, lastEvaluated: hours(100) }]);
    await list();
    await report([{ ...search, lastEvaluated: hours(0) }]);
    expect(await hoursOf()).toEqual([
      [0, search.counts],
      [5, search.counts],
    ]);
    const { usage } = await list();
    expect(usage).toMatchObject([{ lastEvaluated: hours(5), evaluations: 2_000 }]);
  });

  it('says when all features were last evaluated at once, which lies neither ahead nor too far back', async () => {
    const allAt = async (allEvaluated: number) => {
      await service.ok('ReportUsage', { ...shop, allEvaluated });
      return (await list()).allEvaluated;
    };
    travel(5);
    expect([await allAt(days(-15)), await allAt(hours(4)), await allAt(hours(100))]).toEqual([
      undefined,
      hours(4),
      hours(5),
    ]);
  });

  it('refuses a report of nothing, and names the member', async () => {
    const { status, body } = await service.call('ReportUsage', shop);
    expect([status, body.fieldList]).toEqual([
      400,
      [{ name: 'usage', message: 'is required where allEvaluated is missing' }],
    ]);
  });

  it('counts a call once that is tried again', async () => {
    for (const id of ['a', 'a', 'b']) await report([search], { 'amz-sdk-invocation-id': id });
    expect(await hoursOf()).toEqual([[0, { off: 1_880, on: 120 }]]);
  });

  it('names what it does not count, and counts the rest', async () => {
    const old = { feature: 'search', counts: { off: 1 }, lastEvaluated: days(-15) };
    const partly = { feature: 'search', counts: { off: 1, gone: 2 } };
    const { body } = await report([partly, { ...search, feature: 'none' }, old]);
    expect(JSON.parse(body).uncounted).toEqual([
      { feature: 'search', variation: 'gone' },
      { feature: 'none', variation: 'off' },
      { feature: 'none', variation: 'on' },
      { feature: 'search', variation: 'off' },
    ]);
    expect(await hoursOf()).toEqual([[0, { off: 1 }]]);
    expect((await list()).usage.length).toBe(1);
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

describe('a list of features', () => {
  const states = async () => {
    const { features } = await service.ok('ListFeatures', shop);
    return Object.fromEntries(features.map(({ name, state }: { name: string; state: string }) => [name, state]));
  };

  it('says what a feature is, and in which state of its life', async () => {
    await given(service).feature('off', { evaluationStrategy: 'DEFAULT_VARIATION', description: 'the switch' });
    await given(service).feature('asked');
    await given(service).feature('run', { variations: variations('off', 'on') });
    await given(service).launch('l', { groups: arms({ a: 'off', b: 'on' }, 'run') });
    await given(service).startLaunch('l');
    const all = { search: 'NEW', off: 'OFF', asked: 'NEW', run: 'NEW' };
    expect(await states()).toEqual(all);
    await evaluate({ feature: 'asked' });
    await evaluate({ feature: 'run' });
    expect(await states()).toEqual({ ...all, asked: 'ACTIVE', run: 'ACTIVE' });
    travel(6.5 * 24);
    await evaluate({ feature: 'asked' });
    await evaluate({ feature: 'run' });
    travel(8 * 24);
    expect(await states()).toEqual({ search: 'INACTIVE', off: 'OFF', asked: 'LAUNCHED', run: 'ACTIVE' });
    travel(14 * 24);
    expect(await states()).toEqual({ search: 'INACTIVE', off: 'OFF', asked: 'INACTIVE', run: 'INACTIVE' });
    const [asked, off] = (await service.ok('ListFeatures', shop)).features;
    expect(off).toMatchObject({ name: 'off', description: 'the switch', valueType: 'STRING' });
    expect([asked.lastEvaluated, off.lastEvaluated]).toEqual([hours(6.5 * 24), undefined]);
  });

  it('has the last evaluations of each page', async () => {
    for (const name of ['a', 'b', 'c', 'd']) {
      await given(service).feature(name);
      await evaluate({ feature: name });
    }
    const seen: string[] = [];
    const used: string[] = [];
    for (const operation of ['ListFeatures', 'ListFeatureUsage'] as const) {
      let nextToken: string | undefined;
      do {
        const page = await service.ok(operation, { ...shop, maxResults: 2, ...(nextToken ? { nextToken } : {}) });
        for (const { name, lastEvaluated } of page.features ?? []) seen.push(`${name} ${lastEvaluated === hours(0)}`);
        for (const { feature } of page.usage ?? []) used.push(feature);
        nextToken = page.nextToken;
      } while (nextToken);
    }
    expect(used).toEqual(['a', 'b', 'c', 'd']);
    expect(seen).toEqual(['a true', 'b true', 'c true', 'd true', 'search false']);
  });
});
