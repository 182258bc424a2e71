/**
 * Looking at results: what is new is told once, at its own time, and nobody looks where nothing was counted.
 */
import { noSums, type Sums } from '../../../domain/stats/sums.ts';
import type { ServiceEvent } from '../../../lambdas/stream/service-event.ts';
import { look } from '../../../lambdas/time/look.ts';
import { sweeper } from '../../../lambdas/time/sweep.ts';
import { openTestService, startTime } from '../../support/in-process.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';
import { type TableView, viewTable } from '../../time/table-view.ts';
import { days, given, metric, sameTable } from '../resources.ts';

const period = 300_000;
const inMinutes = (periods: number) => startTime + periods * period;

const dynamodb = useDynamoDB();
const service = useFreshService(dynamodb);
let table: TableView;
let id: string;
afterEach(() => table.close());
beforeEach(async () => {
  table = viewTable(dynamodb, service);
  const create = given(service);
  await create.project();
  await create.feature();
  await create.experiment('trial', { metricGoals: [metric('price'), metric('clicks')] });
  await create.startExperiment('trial', days(14));
  id = (await service.service.store.experiments.get('shop', 'trial'))?.entity.id ?? '';
});

/** So many entities with one event each, of which some have the value 1 and the others 0. */
const sums = (entities: number, ones: number): Sums => {
  const [count, sum] = [BigInt(entities), BigInt(ones)];
  const unit = 10n ** 15n;
  return { K: count, N: count, S: sum * unit, SS: sum * unit * unit, SC: sum * unit, CC: count };
};
const entities = (count: number): Sums => ({ ...noSums, K: BigInt(count) });

let sequence = 0;
/** Counts for the period with this number since the start: a metric by its place, or unique entities. */
const count = (number: number, of: 'uniques' | number, deltas: Record<string, Sums>) =>
  service.service.store.totals.add(
    { trialId: id, period: inMinutes(number), shard: 's', ...(of === 'uniques' ? {} : { metric: of }) },
    [{ sequence: String(++sequence).padStart(40, '0'), deltas }],
  );

const counted: string[] = [];
const lookAt = (now: number, { service: { store, report } } = service) =>
  look({ store, now, report, count: (metric) => counted.push(metric) });
const found = async (): Promise<ServiceEvent[]> => {
  const projectId = (await service.service.store.projects.get('shop'))?.entity.id ?? '';
  return (await table.events(projectId)).filter(({ id: one }) => one.endsWith('-finding'));
};

beforeEach(() => {
  counted.length = 0;
});

const better = { a: sums(1_000, 300), b: sums(1_000, 500) };

describe('given events that make a treatment better', () => {
  beforeEach(async () => {
    await count(2, 0, better);
  });

  it('tells so when the period has ended, and at that time', async () => {
    expect(await lookAt(inMinutes(3) - 1)).toBe(0);
    expect(await lookAt(inMinutes(3) + 77_000)).toBe(1);
    expect(await found()).toEqual([
      expect.objectContaining({
        'detail-type': 'Evidently Experiment Verdict Change',
        time: new Date(inMinutes(3)).toISOString(),
        detail: expect.objectContaining({
          metricName: 'price',
          treatmentName: 'b',
          previousVerdict: 'Inconclusive',
          verdict: 'Better',
          drift: false,
          pValue: expect.any(Number),
          lowerBound: expect.any(Number),
          upperBound: expect.any(Number),
        }),
      }),
    ]);
  });

  it('tells it once, whoever looks how often', async () => {
    const others = await Promise.all([1, 2].map(() => openTestService(sameTable(dynamodb, service))));
    const told = await Promise.all([service, ...others].map((one) => lookAt(inMinutes(3), one)));
    expect(told.sort()).toEqual([0, 0, 1]);
    expect(counted).toEqual(['VerdictChanges']);
    expect(await lookAt(inMinutes(4))).toBe(0);
    await count(4, 0, better);
    expect(await lookAt(inMinutes(5))).toBe(0);
    expect(await found()).toHaveLength(1);
    expect(service.reports).toEqual([]);
  });

  it('says the same as the health of the experiment', async () => {
    await lookAt(inMinutes(3));
    service.clock.now = inMinutes(3);
    const { metrics } = await service.ok('GetExperimentHealth', { project: 'shop', experiment: 'trial' });
    const shown = metrics[0].treatments.find(({ treatmentName }: { treatmentName: string }) => treatmentName === 'b');
    const [event] = await found();
    expect(event?.detail).toMatchObject({ verdict: shown.verdict, pValue: shown.pValue });
  });

  it('tells when it is so no longer', async () => {
    await lookAt(inMinutes(3));
    await count(5, 0, { a: sums(20_000, 16_000), b: sums(20_000, 2_000) });
    await lookAt(inMinutes(6));
    expect((await found()).map(({ detail }) => [detail.previousVerdict, detail.verdict, detail.drift])).toEqual([
      ['Inconclusive', 'Better', false],
      ['Better', 'Inconclusive', true],
    ]);
  });

  it('tells each metric by itself', async () => {
    await count(2, 1, { a: better.b, b: better.a });
    expect(await lookAt(inMinutes(3))).toBe(2);
    expect((await found()).map(({ detail }) => [detail.metricName, detail.verdict]).sort()).toEqual([
      ['clicks', 'Worse'],
      ['price', 'Better'],
    ]);
  });
});

describe('given an experiment that has ended', () => {
  const shop = { project: 'shop', experiment: 'trial' };
  /** Stopped in the middle of its third period. */
  beforeEach(async () => {
    service.clock.now = inMinutes(2.5);
    await service.ok('StopExperiment', { ...shop, desiredState: 'CANCELLED' });
  });

  it('tells once what its last period has shown', async () => {
    await count(2, 0, better);
    expect(await lookAt(inMinutes(3))).toBe(1);
    expect(await lookAt(inMinutes(4))).toBe(0);
    expect(await found()).toEqual([expect.objectContaining({ time: new Date(inMinutes(3)).toISOString() })]);
    service.clock.now = inMinutes(4);
    const { history } = await service.ok('ListHistory', { project: 'shop' });
    expect(history[0]).toMatchObject({ operation: 'ExperimentVerdictChanged', time: inMinutes(3) / 1000 });
  });

  it('tells what late events have shown, also those that are counted a day later', async () => {
    await count(2, 'uniques', { a: entities(1) });
    expect(await lookAt(inMinutes(3))).toBe(0);
    await count(5, 0, better);
    const dayLater = 25 * 12;
    expect(await lookAt(inMinutes(5 + dayLater))).toBe(1);
    expect(await lookAt(inMinutes(5 + dayLater))).toBe(0);
  });

  it('looks no more when nothing can be counted any more', async () => {
    await count(2, 0, better);
    expect(await lookAt(inMinutes(10 + 25 * 12))).toBe(0);
    expect(await found()).toEqual([]);
  });

  it('leaves one alone that is deleted, and its name to the next', async () => {
    await count(2, 0, better);
    service.clock.now = inMinutes(3);
    await service.ok('DeleteExperiment', shop);
    expect(await lookAt(inMinutes(3))).toBe(0);
    await given(service).experiment('trial');
    await service.ok('StartExperiment', { ...shop, analysisCompleteTime: days(14) });
    expect(await lookAt(inMinutes(6))).toBe(0);
    expect(service.reports).toEqual([]);
  });

  it('looks at one whose end is not written down once', async () => {
    await service.ok('DeleteExperiment', shop);
    await given(service).experiment('trial');
    await service.ok('StartExperiment', { ...shop, analysisCompleteTime: inMinutes(5) / 1000 });
    const { notices: findings } = service.service.store;
    const looked = jest.spyOn(findings, 'get');
    await lookAt(inMinutes(6));
    expect(looked).toHaveBeenCalledTimes(1);
  });
});

it('reads of a project in which nothing runs or ended lately no more than its place in the list', async () => {
  service.clock.now = inMinutes(2);
  await service.ok('StopExperiment', { project: 'shop', experiment: 'trial' });
  const { store } = service.service;
  const reads = [
    jest.spyOn(store.experiments, 'list'),
    jest.spyOn(store.experiments, 'get'),
    jest.spyOn(store.running, 'get'),
  ];
  await lookAt(inMinutes(10 + 25 * 12));
  for (const read of reads) expect(read).not.toHaveBeenCalled();
});

it('tells nothing in the first ten minutes', async () => {
  await count(0, 0, better);
  expect(await lookAt(inMinutes(1))).toBe(0);
  expect(await lookAt(inMinutes(2))).toBe(1);
});

describe('given entities that do not arrive as they should', () => {
  it('tells so once', async () => {
    await count(2, 'uniques', { a: entities(1_000), b: entities(500) });
    expect(await lookAt(inMinutes(3))).toBe(1);
    await count(3, 'uniques', { a: entities(1_000), b: entities(500) });
    expect(await lookAt(inMinutes(4))).toBe(0);
    expect(await found()).toEqual([
      expect.objectContaining({
        'detail-type': 'Evidently Sample Ratio Mismatch',
        detail: expect.objectContaining({
          treatments: [
            { treatmentName: 'a', entities: 1_000, expectedShare: 0.5 },
            { treatmentName: 'b', entities: 500, expectedShare: 0.5 },
          ],
        }),
      }),
    ]);
  });

  it('tells nothing of what chance does', async () => {
    await count(2, 'uniques', { a: entities(1_000), b: entities(950) });
    expect(await lookAt(inMinutes(3))).toBe(0);
  });
});

describe('given nothing that was counted since the last look', () => {
  it('reads no results', async () => {
    await count(2, 0, better);
    await lookAt(inMinutes(3));
    const read = jest.spyOn(service.service.store.series, 'state');
    for (const number of [3, 4, 500]) await lookAt(inMinutes(number) + 1);
    expect(read).not.toHaveBeenCalled();
    await count(500, 'uniques', { a: entities(1) });
    await lookAt(inMinutes(501));
    expect(read).toHaveBeenCalled();
  });

  it('sees what is counted late', async () => {
    await count(2, 0, better);
    await lookAt(inMinutes(3));
    await count(2, 0, better);
    const read = jest.spyOn(service.service.store.series, 'state');
    await lookAt(inMinutes(4));
    expect(read).toHaveBeenCalled();
  });
});

it('is looked for once in five minutes by the sweep', async () => {
  const list = jest.spyOn(service.service.store.projects, 'list');
  const sweep = sweeper(service.service);
  for (const time of [0, 60_000, 240_000, 299_999]) await sweep(inMinutes(3) + time);
  expect(list).toHaveBeenCalledTimes(1);
  await sweep(inMinutes(4));
  expect(list).toHaveBeenCalledTimes(2);
});

it('holds up nothing when one experiment cannot be looked at', async () => {
  await count(2, 0, better);
  jest.spyOn(service.service.store.notices, 'get').mockRejectedValueOnce(new Error('broken'));
  expect(await lookAt(inMinutes(3))).toBe(0);
  expect(service.reports.map(({ message }) => message)).toEqual(['look failed']);
  expect(await lookAt(inMinutes(3))).toBe(1);
});

describe('given a goal of who has an event within an hour', () => {
  /** The entities come in the third period. An hour later, their sums belong to it. */
  const came = 2;
  const windowEnds = came + 12;

  const startWindowed = async (ends: number) => {
    const windowed = { metricGoals: [metric('price', { aggregation: 'SHARE', windowHours: 1 })] };
    await given(service).feature('other');
    const treatments = ['a', 'b'].map((name) => ({ name, feature: 'other', variation: name === 'a' ? 'off' : 'on' }));
    await given(service).experiment('windowed', { ...windowed, treatments });
    await given(service).startExperiment('windowed', ends / 1000);
    id = (await service.service.store.experiments.get('shop', 'windowed'))?.entity.id ?? '';
    await count(came, 'uniques', { a: entities(1_000), b: entities(1_000) });
    await count(windowEnds, 0, { a: sums(300, 0), b: sums(500, 0) });
  };

  it('looks when the window is over, although nothing was counted since', async () => {
    await startWindowed(inMinutes(1_000));
    expect(await lookAt(inMinutes(came + 3))).toBe(0);
    expect(await lookAt(inMinutes(windowEnds))).toBe(0);
    expect(await lookAt(inMinutes(windowEnds + 1))).toBe(1);
    expect(await lookAt(inMinutes(windowEnds + 2))).toBe(0);
    const [event] = await found();
    expect(event?.detail).toMatchObject({ treatmentName: 'b', verdict: 'Better', lowerBound: expect.any(Number) });
    expect(event?.detail.lowerBound).toBeLessThan(0.2);
    expect(event?.detail.upperBound).toBeGreaterThan(0.2);
  });

  it('finds nothing in a window that ends after the experiment', async () => {
    await startWindowed(inMinutes(windowEnds) + 1);
    service.clock.now = inMinutes(windowEnds + 1);
    expect(await lookAt(inMinutes(windowEnds + 1))).toBe(0);
    expect(await lookAt(inMinutes(windowEnds + 300))).toBe(0);
    const { metrics } = await service.ok('GetExperimentHealth', { project: 'shop', experiment: 'windowed' });
    expect(metrics[0].treatments[1]).toMatchObject({ events: 0 });
  });
});
