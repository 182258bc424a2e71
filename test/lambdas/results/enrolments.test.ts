/**
 * Entities by arm over time: what is counted up to each moment, beside the intended shares.
 */
import { reportToStandardError } from '../../../lambdas/entry/report.ts';
import { analysis } from '../../../lambdas/functions/analysis.ts';
import { dispatcher } from '../../../lambdas/http/dispatch.ts';
import { openStore } from '../../../lambdas/store/store.ts';
import { type CapacityUnits, meteredClient } from '../../support/capacity-units.ts';
import { eventOf } from '../../support/in-process.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import { arms, days, given, hours, type Members, step } from '../resources.ts';
import { day, hour, minute, openTrial, type TrialUnderTest } from './experiment-with-totals.ts';
import { ones } from './ones.ts';

const dynamodb = useDynamoDB();
const shop = { project: 'shop' };
// DynamoDB Local counts otherwise than AWS documents: the embedded engine is the meter.
const itMetered = process.env.TEST_DYNAMODB_ENDPOINT ? it.skip : it;

const entities = (count: number) => ones(count, 0);

describe('of an experiment', () => {
  let trial: TrialUnderTest;
  let start: number;
  const asked = async (more: Members = {}) => {
    const { timestamps, ...rest } = await trial.ok('GetExperimentEnrolments', {
      ...shop,
      experiment: 'trial',
      ...more,
    });
    return { ...rest, minutes: timestamps.map((time: number) => (time - start / 1000) / 60) };
  };
  beforeEach(async () => {
    trial = await openTrial(dynamodb, {
      more: { onlineAbConfig: { controlTreatmentName: 'a', treatmentWeights: { a: 75_000, b: 25_000 } } },
    });
    start = trial.clock.now;
    await trial.count(5 * minute, { a: entities(3) }, { metric: 'uniques' });
    await trial.count(10 * minute, { b: entities(1) }, { metric: 'uniques' });
    await trial.count(10 * minute, { a: entities(4), b: entities(2) }, { metric: 'uniques', shard: 'other' });
  });

  it('begin with the first that came, and add up', async () => {
    trial.clock.now = start + 17 * minute;
    expect(await asked()).toMatchObject({
      minutes: [10, 15, 17],
      asOf: (start + 17 * minute) / 1000,
      treatments: [
        { treatmentName: 'a', entities: [3, 7, 7], shares: [1, 0.7, 0.7], expectedShare: 0.75 },
        { treatmentName: 'b', entities: [0, 3, 3], shares: [0, 0.3, 0.3], expectedShare: 0.25 },
      ],
    });
  });

  it('come in periods of the length asked for', async () => {
    trial.clock.now = start + 70 * minute;
    expect((await asked({ period: 1800 })).minutes).toEqual([30, 60, 70]);
  });

  it('are those at the ends of quarters of a day once these are rolled up, and end with the experiment', async () => {
    trial.clock.now = start + 3 * day;
    await trial.ok('GetExperimentHealth', { ...shop, experiment: 'trial' });
    const { minutes, treatments } = await asked({ period: 300 });
    const rolled = minutes.filter((one: number) => one < (3 * day - 31 * hour) / minute);
    expect(rolled.length).toBeGreaterThan(4);
    expect(rolled.every((one: number) => (start + one * minute) % (6 * hour) === 0)).toBe(true);
    expect(minutes.length).toBeGreaterThan(25 * 12);
    expect(treatments[0].entities.at(-1)).toBe(7);
    expect((await asked({ period: 86_400 })).minutes).toHaveLength(4);
  });

  itMetered('cost a few units however long it has run', async () => {
    for (let hour = 1; hour < 96; hour += 6)
      await trial.count(hour * 60 * minute, { a: entities(1) }, { metric: 'uniques' });
    const costAfter = async (days: number) => {
      trial.clock.now = start + days * day;
      await trial.ok('GetExperimentHealth', { ...shop, experiment: 'trial' });
      const units: CapacityUnits = { read: 0, write: 0 };
      const client = meteredClient(dynamodb, units);
      const store = openStore({ client, tableName: trial.tableName, report: reportToStandardError });
      const event = eventOf('GetExperimentEnrolments', { ...shop, experiment: 'trial' });
      expect((await dispatcher(analysis, { ...trial.service, store })(event)).statusCode).toBe(200);
      return units;
    };
    for (const days of [2, 4, 6]) {
      const { read, write } = await costAfter(days);
      expect(write).toBe(0);
      expect(read).toBeLessThanOrEqual(5);
    }
  });

  it('are none before the start, and none when nobody came', async () => {
    await given(trial).experiment('draft');
    const draft = await trial.ok('GetExperimentEnrolments', { ...shop, experiment: 'draft' });
    expect(draft).toMatchObject({ timestamps: [], treatments: [{ entities: [] }, { entities: [] }] });
  });

  it('are gone 63 days after the start, which an error says', async () => {
    trial.clock.now = start + 64 * day;
    const { status, body } = await trial.call('GetExperimentEnrolments', { ...shop, experiment: 'trial' });
    expect([status, body.message]).toEqual([400, expect.stringContaining('more than 63 days ago')]);
  });
});

it('of a launch have the shares of the step in force, where they are known', async () => {
  const trial = await openTrial(dynamodb);
  const make = given(trial);
  await make.feature('ramped');
  const steps = [step(hours(0), { a: 90_000, b: 10_000 }), step(hours(1), { a: 50_000, b: 50_000 })];
  const groups = arms({ a: 'off', b: 'on' }, 'ramped');
  await make.launch('ramp', { groups, scheduledSplitsConfig: { steps } });
  await make.startLaunch('ramp');
  const { store } = trial.service;
  const trialId = (await store.launches.get('shop', 'ramp'))?.entity.id ?? '';
  const start = trial.clock.now;
  const count = (at: number, deltas: Record<string, ReturnType<typeof entities>>) =>
    store.totals.add({ trialId, period: start + at, shard: 's' }, [{ sequence: String(at).padStart(40, '0'), deltas }]);
  await count(30 * minute, { a: entities(9), b: entities(1), '0:0': entities(9), '0:1': entities(1) });
  await count(90 * minute, { b: entities(4), '1:1': entities(4) });
  trial.clock.now = start + 2 * hour;
  const { groups: shown } = await trial.ok('GetLaunchEnrolments', { ...shop, launch: 'ramp', period: 3600 });
  expect(shown).toEqual([
    { groupName: 'a', entities: [9, 9], expectedShares: [0.9, 0.5] },
    { groupName: 'b', entities: [1, 5], expectedShares: [0.1, 0.5] },
  ]);
  await make.segment('vip');
  await make.feature('second');
  const segmentOverrides = [{ segment: 'vip', evaluationOrder: 1, weights: { a: 1 } }];
  await make.launch('split', {
    groups: arms({ a: 'off', b: 'on' }, 'second'),
    scheduledSplitsConfig: { steps: [step(days(0), { a: 1, b: 1 }, { segmentOverrides })] },
  });
  const split = await trial.ok('GetLaunchEnrolments', { ...shop, launch: 'split' });
  expect(split).toMatchObject({ timestamps: [], groups: [{ groupName: 'a', entities: [] }, { groupName: 'b' }] });
});
