/**
 * EstimateDuration, from what an experiment and a launch have counted, and from given numbers.
 */
import { addArmSums } from '../../../domain/results/series.ts';
import { noSums, type Sums } from '../../../domain/stats/sums.ts';
import { startTime } from '../../support/in-process.ts';
import { useDynamoDB, useSharedService } from '../../support/use-service.ts';
import { days, given, hours, launchInput, type Members, metric, step } from '../resources.ts';
import { around, day, hour, openTrial, sumsOf, type TrialUnderTest } from './experiment-with-totals.ts';

const dynamodb = useDynamoDB();

/** Unique entities of both treatments. */
const uniques = (each: bigint) => ({ a: { ...noSums, K: each }, b: { ...noSums, K: each } });

describe('given an experiment of three days, half of whose entities have an event', () => {
  let trial: TrialUnderTest;
  const plan = (more: Members = {}) =>
    trial.call('EstimateDuration', {
      project: 'shop',
      baseline: { experiment: { name: 'trial', metricName: 'price' } },
      effect: 1,
      ...more,
    });
  beforeAll(async () => {
    trial = await openTrial(dynamodb, { more: { samplingRate: 50_000 } });
    const events = addArmSums({ a: around(10, 200) }, { b: around(12, 200) });
    await trial.count(hour, events);
    for (const [at, each] of [
      [hour, 200n],
      [25 * hour, 120n],
      [49 * hour, 80n],
    ] as const)
      await trial.count(at, uniques(each), { metric: 'uniques' });
    trial.clock.now += 3 * day;
  });

  it('takes the mean and the spread of its control, clustered, and all that arrive', async () => {
    const { status, body } = await plan();
    expect(status).toBe(200);
    expect(body).toMatchObject({ mean: 9.995, shareCounting: 0.5, effect: 1, alpha: 0.05, power: 0.8 });
    expect(body.standardDeviation).toBeCloseTo(Math.sqrt(2 / 3), 1);
    expect(body.relativeEffect).toBeCloseTo(1 / 9.995, 10);
    // Half of them were taken, and each treatment counted 200, 320 and 400.
    expect(body.entitiesByDay).toEqual([800, 1280, 1600]);
  });

  it('takes another treatment, another share of those who arrive, and arrivals that are told', async () => {
    const baseline = { experiment: { name: 'trial', metricName: 'price', treatmentName: 'b' } };
    const { body } = await plan({ baseline, samplingRate: 10_000, entitiesByDay: [1000, 2000], effect: 0.1 });
    expect(body).toMatchObject({ mean: 11.995, entitiesByDay: [1000, 2000] });
    expect(body.days[1]).toMatchObject({ day: 2, entities: 200 });
  });

  it('takes the share with an event over all entities, whose spread the effect changes', async () => {
    const { body } = await plan({ aggregation: 'SHARE', effect: 0.1 });
    expect(body).toMatchObject({ mean: 0.5, shareCounting: 1 });
    expect(body.standardDeviation).toBeCloseTo(0.5, 2);
  });

  it.each([
    [{ baseline: { experiment: { name: 'trial', metricName: 'speed' } } }, 'baseline.experiment.metricName', 'price'],
    [
      { baseline: { experiment: { name: 'trial', metricName: 'price', treatmentName: 'c' } } },
      'baseline.experiment.treatmentName',
      'a, b',
    ],
    [{ effect: undefined }, 'effect', 'is required'],
    [{ relativeEffect: 0.1 }, 'relativeEffect', 'together'],
    [{ effect: 0 }, 'effect', 'must not be 0'],
    [{ effect: 1e9 }, 'effect', 'standard deviation'],
    [{ aggregation: 'SHARE', effect: 0.6 }, 'effect', 'would make the share of 0.5 one of 1.1'],
    [{ weights: [50_000, 0] }, 'weights[1]', 'above 0'],
    [{ weights: [60_000, 60_000] }, 'weights', '120 %'],
    [{ weights: [100_000] }, 'weights', '2'],
    [{ samplingRate: 0 }, 'samplingRate', 'above 0'],
    [{ goals: 4 }, 'goals', '3'],
    [{ entitiesByDay: [10, 9] }, 'entitiesByDay[1]', 'day before'],
    [{ entitiesByDay: [0.5] }, 'entitiesByDay[0]', 'from 1'],
    [{ baseline: {} }, 'baseline', 'exactly one of'],
    [{ baseline: { given: { mean: 1 } } }, 'baseline.given.standardDeviation', 'is required'],
    [{ baseline: { given: { mean: 1, standardDeviation: 0 } } }, 'baseline.given.standardDeviation', 'must be from'],
    [{ baseline: { given: { mean: 1, standardDeviation: 1 } } }, 'entitiesByDay', 'is required'],
    [{ aggregation: 'SHARE', baseline: { given: { mean: 1 } } }, 'baseline.given.mean', 'between 0 and 1'],
    [
      {
        baseline: { given: { mean: 0, standardDeviation: 1 } },
        entitiesByDay: [9],
        effect: undefined,
        relativeEffect: 1,
      },
      'relativeEffect',
      'mean of 0',
    ],
  ] as const)('names the member of %j', async (more, member, words) => {
    const { error, body } = await plan(more);
    expect(error).toBe('ValidationException');
    const fault = body.fieldList.find(({ name }: { name: string }) => name === member);
    expect(fault?.message).toContain(words);
  });

  it('has no counts after 63 days', async () => {
    const { now } = trial.clock;
    trial.clock.now = startTime + 64 * day;
    expect((await plan()).body.message).toContain('started more than 63 days ago');
    trial.clock.now = now;
  });
});

describe('given a metric with a window of a day', () => {
  it('plans with the entities whose window is over, and waits for the windows of the last ones', async () => {
    const more = { metricGoals: [metric('price', { windowHours: 24, aggregation: 'SHARE' })] };
    const trial = await openTrial(dynamodb, { more });
    const uniqueEntities = (at: number, each: bigint) => trial.count(at, uniques(each), { metric: 'uniques' });
    await uniqueEntities(0, 100n);
    await uniqueEntities(30 * hour, 100n);
    // Counted in the period in which the window ends.
    await trial.count(day, { a: sumsOf([...Array(20)].map(() => [1])) });
    await trial.count(54 * hour, { a: sumsOf([...Array(20)].map(() => [1])) });
    trial.clock.now += 2 * day;
    const { body } = await trial.call('EstimateDuration', {
      project: 'shop',
      baseline: { experiment: { name: 'trial', metricName: 'price' } },
      effect: 0.5,
    });
    expect(body).toMatchObject({ mean: 0.2, shareCounting: 1, entitiesByDay: [200, 400] });
    expect(body.plannedEnd.days).toBeGreaterThan(1);
    expect(body.days.slice(0, 3).map(({ entities }: { entities: number }) => entities)).toEqual([0, 200, 400]);
  });
});

describe('given what cannot be planned from', () => {
  const service = useSharedService(dynamodb);
  beforeAll(async () => {
    const make = given(service);
    await make.project();
    await make.feature();
    await make.experiment('draft');
    await make.launch('ramp', {
      metricMonitors: [metric('price')],
      scheduledSplitsConfig: { steps: [step(hours(1), { b: 25_000 })] },
    });
    await make.startLaunch('ramp');
  });
  const plan = (baseline: Members, more: Members = {}) =>
    service.call('EstimateDuration', { project: 'shop', baseline, effect: 1, ...more });

  it('says that a draft has measured nothing', async () => {
    const { body } = await plan({ experiment: { name: 'draft', metricName: 'price' } });
    expect(body.fieldList).toEqual([
      { name: 'baseline.experiment.name', message: 'has not started: nothing is measured yet' },
    ]);
  });

  it('says that a launch serves nobody before its first step', async () => {
    const { body } = await plan({ launch: { name: 'ramp', metricName: 'price' } });
    expect(body.fieldList[0].message).toContain('has not started');
  });

  it('takes the group of a launch that serves the default variation, and all that arrive', async () => {
    const make = given(service);
    await make.feature('other');
    const groups = [
      { name: 'new', feature: 'other', variation: 'on' },
      { name: 'old', feature: 'other', variation: 'off' },
    ];
    const steps = [step(hours(0), { new: 20_000, old: 20_000 })];
    const input = launchInput('wide', { groups, metricMonitors: [metric('price')], scheduledSplitsConfig: { steps } });
    await service.ok('CreateLaunch', input);
    await make.startLaunch('wide');
    const { store } = service.service;
    const id = (await store.launches.get('shop', 'wide'))?.entity.id ?? '';
    const of = { trialId: id, period: startTime, shard: 'shard' };
    await store.totals.add({ ...of, metric: 0 }, [
      { sequence: '1'.padStart(40, '0'), deltas: { old: sumsOf([...Array(50)].map((_, n) => [n % 2])), new: noSums } },
    ]);
    await store.totals.add(of, [{ sequence: '2'.padStart(40, '0'), deltas: { old: { ...noSums, K: 100n } } }]);
    const baseline = { launch: { name: 'wide', metricName: 'price' } };
    service.clock.now += day / 2;
    expect((await plan(baseline)).body.fieldList[0]).toMatchObject({
      name: 'baseline.launch.name',
      message: expect.stringContaining('less than a day'),
    });
    service.clock.now += day / 2;
    const { body } = await plan(baseline);
    expect(body).toMatchObject({ mean: 0.5, shareCounting: 0.5, entitiesByDay: [250] });
    const other = await plan({ launch: { ...baseline.launch, groupName: 'new' } });
    expect(other.body.fieldList[0].name).toBe('baseline.launch.metricName');
  });
});

describe('given a launch that was ramped up', () => {
  const service = useSharedService(dynamodb);
  it('takes everyone who arrives, although those of later steps had fewer days to come', async () => {
    const make = given(service);
    await make.project('ramped');
    await make.feature('search', { project: 'ramped' });
    const steps = [step(hours(0), { a: 10_000, b: 10_000 }), step(days(1), { a: 50_000, b: 50_000 })];
    const more = { project: 'ramped', metricMonitors: [metric('price')], scheduledSplitsConfig: { steps } };
    await make.launch('ramp', more);
    await service.ok('StartLaunch', { project: 'ramped', launch: 'ramp' });
    const { store } = service.service;
    const trialId = (await store.launches.get('ramped', 'ramp'))?.entity.id ?? '';
    const count = (at: number, sequence: number, of: object, deltas: Record<string, Sums>) =>
      store.totals.add({ trialId, period: startTime + at, shard: 'shard', ...of }, [
        { sequence: String(sequence).padStart(40, '0'), deltas },
      ]);
    await count(0, 1, { metric: 0 }, { a: sumsOf([...Array(50)].map((_, n) => [n % 2])), b: noSums });
    // A thousand a day, always new: 200 of them, and then all.
    for (let hour6 = 0; hour6 < 12; hour6++)
      await count(hour6 * 6 * hour, 2 + hour6, {}, uniques(hour6 < 4 ? 25n : 125n));
    service.clock.now += 3 * day;
    // As the sweep does each minute, this writes down that the second step has begun.
    await service.ok('GetLaunch', { project: 'ramped', launch: 'ramp' });
    const baseline = { launch: { name: 'ramp', metricName: 'price', groupName: 'a' } };
    const { entitiesByDay } = await service.ok('EstimateDuration', { project: 'ramped', baseline, effect: 1 });
    expect(entitiesByDay.map((entities: number) => Math.round(entities / 10) * 10)).toEqual([1_000, 2_000, 3_000]);
  });
});

describe('given numbers from elsewhere', () => {
  const service = useSharedService(dynamodb);
  beforeAll(() => given(service).project());
  const plan = (more: Members) =>
    service.ok('EstimateDuration', {
      project: 'shop',
      baseline: { given: { mean: 0.1 } },
      aggregation: 'SHARE',
      relativeEffect: 0.1,
      entitiesByDay: [4000],
      ...more,
    });

  it('says entities, days and what is found by when', async () => {
    const { anytime, plannedEnd, days, sentence } = await plan({});
    expect(anytime.days).toBeCloseTo(anytime.entities / 4000, 3);
    expect(plannedEnd.days).toBeCloseTo(plannedEnd.entities / 4000, 3);
    expect(anytime.entities / plannedEnd.entities).toBeGreaterThan(1.5);
    const week = days.find(({ day: one }: { day: number }) => one === 7);
    expect(week.entities).toBe(28_000);
    expect(week.plannedEndEffect).toBeLessThan(week.anytimeEffect);
    expect(sentence).toMatch(
      /^A difference of \+0\.01 \(\+10 % of the mean\) is found with a probability of 80 % if the end is planned after 8 days/,
    );
  });

  it('takes more for more goals and treatments, and for unequal weights', async () => {
    const entities = async (more: Members) => (await plan(more)).plannedEnd.entities;
    const [one, more, unequal] = await Promise.all([
      entities({}),
      entities({ goals: 2, weights: [34_000, 33_000, 33_000] }),
      entities({ weights: [90_000, 10_000] }),
    ]);
    expect(more).toBeGreaterThan(1.9 * one);
    expect(unequal).toBeGreaterThan(2.5 * one);
  });

  it('says where 30 days are not enough', async () => {
    const { anytime, plannedEnd, sentence, days } = await plan({ relativeEffect: 0.01 });
    expect([anytime, plannedEnd]).toEqual([undefined, undefined]);
    expect(sentence).toContain('is not found within 30 days');
    expect(sentence).toContain('30 days find a difference of 0.00');
    expect(days.at(-1)).toMatchObject({ day: 30, entities: 120_000 });
  });

  it('says where nobody comes', async () => {
    const { plannedEnd, sentence, days } = await plan({ entitiesByDay: [1], relativeEffect: 5 });
    expect(plannedEnd).toBeUndefined();
    expect(days.at(-1)).toEqual({ day: 30, entities: 30 });
    expect(sentence).toContain('30 entities arrive in 30 days: too few for results');
  });

  it('waits for the windows of the last entities', async () => {
    const [at, later] = [await plan({}), await plan({ baseline: { given: { mean: 0.1, windowHours: 48 } } })];
    expect(later.plannedEnd).toEqual({ ...at.plannedEnd, days: at.plannedEnd.days + 2 });
    expect(later.days[3]).toMatchObject({ day: 4, entities: 8_000, plannedEndEffect: at.days[1].plannedEndEffect });
  });

  it.each(['VALUE_PER_EVENT', 'EVENTS_PER_ENTITY', 'VALUE_PER_ENTITY'])('compares %s', async (aggregation) => {
    const baseline = { given: { mean: 2, standardDeviation: 3 } };
    const { mean, standardDeviation, shareCounting, plannedEnd } = await plan({ baseline, aggregation });
    expect({ mean, standardDeviation, shareCounting }).toEqual({ mean: 2, standardDeviation: 3, shareCounting: 1 });
    expect(plannedEnd.entities).toBeGreaterThan(1_000);
  });

  it.each([
    ['aggregation', 'VALUE_PER_EVENT', { given: { mean: 2, standardDeviation: 3 } }],
    ['weights', [50_000, 50_000]],
    ['samplingRate', 100_000],
    ['goals', 1],
    ['effect', undefined],
  ])('means by a %s that is left out %j', async (member, value, baseline: object = { given: { mean: 0.1 } }) => {
    const leftOut = await plan({ baseline, [member]: undefined });
    expect(await plan({ baseline, [member]: null })).toEqual(leftOut);
    expect(await plan({ baseline, [member]: value })).toEqual(leftOut);
  });

  it.each([
    [{ mean: -1e15, standardDeviation: 1e-15 }, { effect: 1e-12 }, [1e12]],
    [{ mean: 1e15, standardDeviation: 1e15 }, { effect: -1e9, shareCounting: 1e-6 }, [1, 1e12]],
  ])('answers numbers for %j', async (numbers, { effect, ...more }, entitiesByDay) => {
    const baseline = { given: { ...numbers, ...more } };
    const answer = await plan({ baseline, aggregation: undefined, relativeEffect: undefined, effect, entitiesByDay });
    expect(JSON.stringify(answer)).not.toContain('null');
  });
});
