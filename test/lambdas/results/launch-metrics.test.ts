/**
 * GetLaunchMetrics by step: differences, intervals and states within a step, and the sentence about the launch.
 */
import { outerArm, stepArm } from '../../../domain/event/launch-step.ts';
import { LOOK_LENGTH } from '../../../domain/results/points.ts';
import type { ArmSums } from '../../../domain/results/series.ts';
import { eligibleComparison } from '../../../domain/stats/eligibility.ts';
import { anytimeInterval, defaultDesign } from '../../../domain/stats/normal-mixture.ts';
import { noSums, type Sums } from '../../../domain/stats/sums.ts';
import { allOperations } from '../../../lambdas/functions/all-operations.ts';
import { dispatcher } from '../../../lambdas/http/dispatch.ts';
import { openStore } from '../../../lambdas/store/store.ts';
import { meteredClient } from '../../support/capacity-units.ts';
import { eventOf, openTestService, startTime, type TestService } from '../../support/in-process.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import { arms, given, hours, type Members, metric, step } from '../resources.ts';
import { around, day, hour, minute } from './experiment-with-totals.ts';

const dynamodb = useDynamoDB();
const assigned = (count: number): Sums => ({ ...noSums, K: BigInt(count) });

const steps = [
  step(hours(0), { off: 90_000, on: 10_000 }),
  step(hours(2), { off: 50_000, on: 50_000 }),
  step(hours(4), { on: 100_000 }),
];

interface LaunchUnderTest extends TestService {
  /** Counts sums of a step by group, in the period of a moment, in milliseconds since the start. */
  readonly count: (at: number, step: number, sums: ArmSums, metric?: number) => Promise<void>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of all shapes
  readonly metricsAt: (at: number) => Promise<any>;
}

/** A launch of `on`, listed first, and of the default `off`. */
const openLaunch = async (more: Members = {}, starts = true): Promise<LaunchUnderTest> => {
  const service = await openTestService(dynamodb);
  const make = given(service);
  await make.project();
  await make.feature();
  const groups = arms({ on: 'on', off: 'off' });
  const scheduledSplitsConfig = { steps };
  await make.launch('ramp', { groups, metricMonitors: [metric('price')], scheduledSplitsConfig, ...more });
  if (starts) await make.startLaunch('ramp');
  const { store } = service.service;
  const trialId = (await store.launches.get('shop', 'ramp'))?.entity.id ?? '';
  let sequence = 0;
  return {
    ...service,
    count: async (at, ofStep, sums, metricIndex) => {
      const period = Math.floor((startTime + at) / LOOK_LENGTH) * LOOK_LENGTH;
      const of = { trialId, period, shard: 's', ...(metricIndex === undefined ? {} : { metric: metricIndex }) };
      const named = Object.entries(sums).map(([group, one]) => {
        const place = { step: ofStep, group: ['on', 'off'].indexOf(group.replace('+', '')) };
        return [group.endsWith('+') ? outerArm(place) : stepArm(place), one];
      });
      sequence += 1;
      await store.totals.add(of, [{ sequence: `${sequence}`.padStart(40, '0'), deltas: Object.fromEntries(named) }]);
    },
    metricsAt: (at) => {
      service.clock.now = startTime + at;
      return service.ok('GetLaunchMetrics', { project: 'shop', launch: 'ramp' });
    },
  };
};

describe('given a metric that rises from step to step, and no effect', () => {
  let launch: LaunchUnderTest;
  // biome-ignore lint/suspicious/noExplicitAny: an answer of the wire
  let shown: any;
  const second = { off: around(12, 500), on: around(12, 510) };
  beforeAll(async () => {
    launch = await openLaunch();
    await launch.count(minute, 0, { off: around(10, 900), on: around(10, 100) }, 0);
    await launch.count(minute, 0, { off: assigned(900), on: assigned(100) });
    await launch.count(2 * hour, 1, { ...second, 'off+': around(3, 7) }, 0);
    await launch.count(2 * hour, 1, { off: assigned(600), on: assigned(610) });
    shown = await launch.metricsAt(3 * hour);
  });

  it('compares with the group of the default variation, and only within a step', () => {
    expect(shown.control).toBe('off');
    const [, { step: number, startTime: begins, groups, metrics }] = shown.steps;
    expect([shown.steps.length, number, begins]).toEqual([2, 2, hours(2)]);
    expect(groups).toEqual([
      { groupName: 'on', entities: 610, expectedShare: 0.5 },
      { groupName: 'off', entities: 600, expectedShare: 0.5 },
    ]);
    const comparison = eligibleComparison(second.off, second.on);
    if (!comparison) throw new Error('not eligible');
    const { lower, upper } = anytimeInterval(comparison, defaultDesign);
    expect(metrics[0].groups[0]).toMatchObject({
      groupName: 'on',
      events: 510,
      eventsNotCompared: 0,
      entities: 510,
      perEvent: { mean: 12, effect: comparison.difference, lowerBound: lower, upperBound: upper },
      share: { mean: 510 / 610 },
      state: 'Open',
    });
  });

  it('leaves out of the comparison the events of entities that were not evaluated in the step', () => {
    const [, { metrics }] = shown.steps;
    const control = metrics[0].groups[1];
    expect(control).toMatchObject({ events: 507, eventsNotCompared: 7, entities: 500, perEvent: { mean: 11.998 } });
    expect(control).not.toHaveProperty('state');
  });

  it('says so in a sentence', () => {
    expect(shown.state).toBe('RUNNING');
    expect(shown.sentence).toMatchObject({ detail: '', tone: 'neutral' });
    expect(shown.sentence.headline).toMatch(
      /^Step 2 of 3: no difference of on shown so far: price per event changed by somewhere between −0\.\d+ and \+0\.\d+\.$/,
    );
  });

  it('says the same when the counts are rolled up, and names the step without a control', async () => {
    const later = await launch.metricsAt(3 * day);
    expect(later.steps.slice(0, 2)).toEqual(shown.steps);
    expect(later.steps[2].metrics[0].groups[0]).toMatchObject({ groupName: 'on', state: 'NoControl' });
    expect(later.sentence.headline).toBe('Step 3 of 3, no comparison yet: off, the control, has no share of it.');
    expect(await launch.metricsAt(3 * day)).toEqual(later);
  });
});

it('reads as much of a launch of a month as of one of three days', async () => {
  const launch = await openLaunch();
  const units = { read: 0, write: 0 };
  const { tableName, service } = launch;
  const store = openStore({ client: meteredClient(dynamodb, units), tableName, report: service.report });
  const handle = dispatcher(allOperations, { ...service, store, settle: async () => {} });
  const costAt = async (at: number) => {
    await launch.metricsAt(at);
    units.read = 0;
    await handle(eventOf('GetLaunchMetrics', { project: 'shop', launch: 'ramp' }));
    return units.read;
  };
  for (let days = 0; days < 3; days++) await launch.count(days * day, 2, { on: around(10) }, 0);
  const early = await costAt(4 * day);
  for (let days = 3; days < 30; days++) await launch.count(days * day, 2, { on: around(10) }, 0);
  expect(await costAt(31 * day)).toBe(early);
  expect(early).toBeLessThan(10);
}, 20_000);

it('finds what is lower within a step, and does not forget it', async () => {
  const launch = await openLaunch();
  await launch.count(minute, 0, { off: around(10, 3000), on: around(9, 3000) }, 0);
  const [found] = (await launch.metricsAt(hour)).steps;
  expect(found.metrics[0].groups[0].state).toBe('Lower');
  const { sentence } = await launch.metricsAt(hour);
  expect(sentence.headline).toMatch(/^Step 1 of 3: on: price per event is lower by 0\.\d+ to 1\.\d+\. This holds/);
  await launch.count(hour, 0, { off: around(9, 3000), on: around(10, 3000) }, 0);
  const [later] = (await launch.metricsAt(3 * day)).steps;
  expect(later.metrics[0].groups[0].state).toBe('Lower');
});

it.each([
  ['INCREASE', undefined, 'Harmed', 'on is worse than off: price per event is lower by', 'negative'],
  ['DECREASE', undefined, 'NotWorse', 'on is better than off: price per event is lower by', 'positive'],
  ['INCREASE', 0.3, 'NotWorse', 'on is not worse than off by more than 30 %: price per event is lower by', 'positive'],
])('judges by a desired change of %s and a margin of %s', async (desiredChange, margin, state, claim, tone) => {
  const monitor = { ...metric('price'), desiredChange, ...(margin === undefined ? {} : { margin }) };
  const launch = await openLaunch({ metricMonitors: [monitor] });
  await launch.count(minute, 0, { off: around(10, 3000), on: around(9, 3000) }, 0);
  const { steps: shown, sentence } = await launch.metricsAt(hour);
  expect(shown[0].metrics[0].groups[0].state).toBe(state);
  expect([sentence.headline.startsWith(`Step 1 of 3: ${claim}`), sentence.tone]).toEqual([true, tone]);
});

it('compares a monitor of shares over the entities that were evaluated in the step', async () => {
  const launch = await openLaunch({ metricMonitors: [metric('price', { aggregation: 'SHARE' })] });
  await launch.count(minute, 0, { off: around(10, 2000), on: around(10, 300), 'off+': around(10, 500) }, 0);
  await launch.count(minute, 0, { off: assigned(9000), on: assigned(1000) });
  const { steps: shown, sentence } = await launch.metricsAt(hour);
  const [on, off] = shown[0].metrics[0].groups;
  expect(off).toMatchObject({ events: 2500, eventsNotCompared: 500, share: { mean: 2000 / 9000 } });
  expect(on).toMatchObject({ share: { mean: 0.3, effect: 0.3 - 2000 / 9000 }, state: 'Higher' });
  const { lowerBound, upperBound } = on.share;
  expect(sentence.numbers).toEqual({ lower: lowerBound, upper: upperBound });
  expect(sentence.headline).toMatch(
    /on: the share of entities with price is higher by \d\.\d to \d+\.\d percentage points/,
  );
});

it('tells the shares of a step that were not kept, which stops trust and not the launch', async () => {
  const launch = await openLaunch();
  await launch.count(minute, 0, { off: around(10, 300), on: around(10, 300) }, 0);
  await launch.count(minute, 0, { off: assigned(600), on: assigned(600) });
  await launch.count(2 * hour, 1, { off: assigned(600), on: assigned(600) });
  const { steps: shown, sentence } = await launch.metricsAt(hour);
  expect(shown[0]).toMatchObject({ sampleRatioMismatch: true });
  expect(sentence).toMatchObject({
    headline:
      'Do not compare the groups of step 1: 600 to on and 600 to off came, where shares of 10 % and 90 % were set.',
    tone: 'warning',
  });
  const [first, second] = (await launch.metricsAt(3 * hour)).steps;
  expect([first.sampleRatioMismatch, second.sampleRatioMismatch]).toEqual([true, false]);
  const { launch: running } = await launch.ok('GetLaunch', { project: 'shop', launch: 'ramp' });
  expect(running.status).toBe('RUNNING');
});

it('knows no shares of a step with weights for segments', async () => {
  const launch = await openLaunch({}, false);
  await given(launch).segment('beta');
  const overrides = { segmentOverrides: [{ segment: 'beta', evaluationOrder: 1, weights: { on: 100_000 } }] };
  const config = { steps: [step(hours(0), { off: 50_000, on: 50_000 }, overrides)] };
  await launch.ok('UpdateLaunch', { project: 'shop', launch: 'ramp', scheduledSplitsConfig: config });
  await given(launch).startLaunch('ramp');
  await launch.count(minute, 0, { off: assigned(10), on: assigned(900) });
  const [{ groups, ...shown }] = (await launch.metricsAt(hour)).steps;
  expect(shown).not.toHaveProperty('sampleRatioPValue');
  expect(groups).toEqual([
    { groupName: 'on', entities: 900 },
    { groupName: 'off', entities: 10 },
  ]);
});

it('tells a draft, a launch before its first step, one that collects, and one that is over', async () => {
  const later = { steps: [step(hours(1), { off: 50_000, on: 50_000 })] };
  const launch = await openLaunch({ scheduledSplitsConfig: later }, false);
  const headlineAt = async (at: number) => {
    const { state, sentence, steps: shown } = await launch.metricsAt(at);
    return [state, shown.length, sentence.headline];
  };
  expect(await headlineAt(0)).toEqual(['DRAFT', 0, 'Not started: nobody takes part.']);
  await given(launch).startLaunch('ramp');
  const begins = 'Nobody takes part yet: the first step begins on 5 Jan at 13:00 UTC.';
  expect(await headlineAt(minute)).toEqual(['WAITING', 0, begins]);
  await launch.count(hour, 0, { off: around(10, 63) }, 0);
  const collecting =
    'Step 1 of 1, no comparison yet: off has 63 of 100 observations of price, on 0; 20 entities each are needed.';
  expect(await headlineAt(2 * hour)).toEqual(['COLLECTING', 1, collecting]);
  await launch.ok('StopLaunch', { project: 'shop', launch: 'ramp' });
  const stopped = 'Stopped on 5 Jan. What was shown until then holds.';
  expect(await headlineAt(day)).toEqual(['STOPPED', 1, stopped]);
});
