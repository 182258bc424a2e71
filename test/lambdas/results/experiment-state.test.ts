/**
 * Where an experiment stands, through the API while time passes: its state, its sentence, and what is not said too early.
 */
import { measureBaseline } from '../../../domain/stats/power/baseline.ts';
import { effectFoundAtEnd } from '../../../domain/stats/power/found-at-end.ts';
import { noSums, type Sums } from '../../../domain/stats/sums.ts';
import { startTime } from '../../support/in-process.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import { given, metric } from '../resources.ts';
import {
  around,
  day,
  hour,
  minute,
  openTrial,
  type TrialOptions,
  type TrialUnderTest,
} from './experiment-with-totals.ts';

const dynamodb = useDynamoDB();

const assigned = (count: number): Sums => ({ ...noSums, K: BigInt(count) });
const goal = { ...metric('price', { unitLabel: 'EUR' }), desiredChange: 'INCREASE' };
const open = (options: TrialOptions = {}): Promise<TrialUnderTest> =>
  openTrial(dynamodb, { ...options, more: { metricGoals: [goal], ...options.more } });
const healthAt = (trial: TrialUnderTest, now: number, experiment = 'trial') => {
  trial.clock.now = startTime + now;
  return trial.ok('GetExperimentHealth', { project: 'shop', experiment });
};
const verdictMembers = ['pValue', 'finalPValue', 'adjustedPValue', 'drift', 'verdict', 'smallestEffect'];
const saidOf = (health: { metrics: { treatments: object[] }[] }): string[] =>
  health.metrics
    .flatMap(({ treatments }) => treatments.flatMap(Object.keys))
    .filter((name) => verdictMembers.includes(name));
const seconds = (time: number): number => (startTime + time) / 1000;

/** Enough events of enough entities, of which the treatment is better. */
const countResults = async (trial: TrialUnderTest): Promise<void> => {
  await trial.count(0, { a: around(10, 300), b: around(12, 300) });
  await trial.count(0, { a: assigned(400), b: assigned(400) }, { metric: 'uniques' });
};

it('is DRAFT before its start, without times', async () => {
  const trial = await open();
  await given(trial).experiment('draft', { samplingRate: 20_000 });
  const health = await healthAt(trial, hour, 'draft');
  expect(health).toMatchObject({
    state: 'DRAFT',
    sentence: { headline: 'Not started: nobody takes part.', detail: '', tone: 'neutral', numbers: {} },
    asOf: seconds(hour),
    samplingRate: 20_000,
    shareTakingPart: 0.2,
  });
  expect(Object.keys(health)).not.toEqual(expect.arrayContaining(['startedTime']));
  expect(health).not.toHaveProperty('progress');
  expect(saidOf(health)).toEqual([]);
});

it('is COLLECTING until each arm has what it needs, and says what it has, without a verdict or a p-value', async () => {
  const trial = await open({ ends: 10 * day });
  await trial.count(0, { a: around(10, 63), b: around(10, 71) });
  const health = await healthAt(trial, day);
  expect(health).toMatchObject({
    state: 'COLLECTING',
    sentence: {
      headline: 'No verdict yet: a has 63 of 100 events, b 71; 20 entities each are needed.',
      detail: 'price: a lacks 37 events. price: b lacks 29 events. Next look 12:05 UTC.',
      tone: 'neutral',
      numbers: { observations0: 63, observations1: 71 },
    },
    startedTime: seconds(0),
    analysisCompleteTime: seconds(10 * day),
    progress: 0.1,
  });
  expect(saidOf(health)).toEqual([]);
  await trial.count(0, { a: around(10, 100), b: around(12, 100) }, { shard: 'other' });
  expect(saidOf(await healthAt(trial, day))).toEqual(['pValue', 'adjustedPValue', 'verdict', 'drift']);
});

it('says nothing in the first ten minutes, whatever there is', async () => {
  const trial = await open();
  await countResults(trial);
  const health = await healthAt(trial, 9 * minute);
  expect(health).toMatchObject({
    state: 'COLLECTING',
    sentence: { headline: 'No verdict yet: results begin 10 minutes after the start.' },
  });
  expect(saidOf(health)).toEqual([]);
});

it('is RUNNING with the verdict of its looks, in the unit of the metric', async () => {
  const trial = await open();
  await countResults(trial);
  expect(await healthAt(trial, 10 * minute)).toMatchObject({
    state: 'RUNNING',
    sentence: {
      headline: 'b is better: price per event is higher by 1.53 to 2.47 EUR. This holds however often you look.',
      tone: 'positive',
      numbers: { lower: expect.closeTo(1.5308, 4), upper: expect.closeTo(2.4692, 4) },
    },
  });
});

it('names what else a metric says that has results, and what another one lacks', async () => {
  const trial = await open({ more: { metricGoals: [goal, metric('clicks')] } });
  await countResults(trial);
  const health = await healthAt(trial, hour);
  expect(health.state).toBe('RUNNING');
  expect(health.sentence.detail).toBe(
    'clicks: a lacks 100 events and 20 entities. clicks: b lacks 100 events and 20 entities.',
  );
  expect(saidOf({ metrics: [health.metrics[1]] })).toEqual([]);
  const { pValue, adjustedPValue } = health.metrics[0].treatments[1];
  expect(adjustedPValue).toBe(2 * pValue);
});

it('says that every value was the same', async () => {
  const trial = await open();
  const ones = (count: number): Sums => ({
    ...around(0, 3),
    K: BigInt(count),
    N: BigInt(count),
    S: BigInt(count) * 10n ** 15n,
    SS: BigInt(count) * 10n ** 30n,
    SC: BigInt(count) * 10n ** 15n,
    CC: BigInt(count),
  });
  await trial.count(0, { a: ones(100), b: ones(150) });
  expect((await healthAt(trial, hour)).sentence.headline).toBe(
    'No difference shown so far: every value of price was the same.',
  );
});

it('is FINAL at its planned end alone, with the final p-value', async () => {
  const trial = await open({ ends: 7 * day });
  await countResults(trial);
  expect((await healthAt(trial, 7 * day - 1)).metrics[0].treatments[1]).not.toHaveProperty('finalPValue');
  const health = await healthAt(trial, 8 * day);
  const { pValue, finalPValue } = health.metrics[0].treatments[1];
  expect(finalPValue).toBe(pValue);
  expect(health).toMatchObject({ state: 'FINAL', endedTime: seconds(7 * day), progress: 1, asOf: seconds(8 * day) });
  expect(health.sentence.headline).toMatch(/^Final: b is better: price per event is higher by .* EUR\. p < 0\.0001\.$/);
  expect(health.sentence.numbers.pValue).toBe(finalPValue);
  expect(saidOf(health)).not.toContain('smallestEffect');
});

it('is FINAL without a verdict where too little came', async () => {
  const trial = await open({ ends: day });
  await trial.count(0, { a: around(10, 63), b: around(10, 71) });
  const health = await healthAt(trial, 2 * day);
  expect(health).toMatchObject({
    state: 'FINAL',
    sentence: { headline: 'Final: no verdict: a has 63 of 100 events, b 71; 20 entities each are needed.' },
  });
  expect(saidOf(health)).toEqual([]);
});

it('is STOPPED by whoever did not wait, without a final p-value', async () => {
  const trial = await open({ ends: 10 * day });
  await countResults(trial);
  trial.clock.now = startTime + day;
  await trial.ok('StopExperiment', { project: 'shop', experiment: 'trial', desiredState: 'COMPLETED' });
  const health = await healthAt(trial, 2 * day);
  expect(health).toMatchObject({ state: 'STOPPED', endedTime: seconds(day), progress: 0.1 });
  expect(health.sentence).toMatchObject({
    headline: 'Stopped on 6 Jan, 9 days early. What was shown until then holds; there is no final p-value.',
    detail: expect.stringMatching(/^b is better: price per event is higher by /),
  });
  expect(saidOf(health)).toEqual(['pValue', 'adjustedPValue', 'verdict', 'drift']);
});

it('is EXPIRED 63 days after its start, when its sums begin to go', async () => {
  const trial = await open({ ends: day });
  await countResults(trial);
  expect((await healthAt(trial, 63 * day)).state).toBe('FINAL');
  const health = await healthAt(trial, 63 * day + 1);
  expect(health).toMatchObject({
    state: 'EXPIRED',
    sentence: { headline: 'Results are kept for 63 days; this experiment started on 5 Jan.' },
  });
  expect(saidOf(health)).toEqual([]);
});

it('puts entities that do not arrive as they should before everything', async () => {
  const trial = await open();
  await countResults(trial);
  await trial.count(0, { a: assigned(3_810), b: assigned(3_000) }, { metric: 'uniques', shard: 'other' });
  const { state, sentence } = await healthAt(trial, hour);
  expect(state).toBe('RUNNING');
  expect(sentence).toMatchObject({
    headline: 'Do not use these results: 4,210 came to a and 3,400 to b, where equal shares were set.',
    tone: 'warning',
    numbers: { entities0: 4210, entities1: 3400 },
  });
  expect(sentence.detail).toContain('What they would say: b is better');
});

it('tells drift before all numbers', async () => {
  const trial = await open();
  await trial.count(0, { a: around(10, 3000), b: around(11, 3000) });
  await trial.count(hour, { a: around(11, 9000), b: around(9, 9000) });
  expect((await healthAt(trial, 2 * hour)).sentence).toEqual({
    headline: 'The difference changed while it ran; no single number describes it.',
    detail: 'This is price of b.',
    tone: 'warning',
    numbers: {},
  });
});

it('takes part in shares: the sampling rate times the weights', async () => {
  const onlineAbConfig = { treatmentWeights: { a: 30_000, b: 20_000 } };
  const trial = await open({ more: { samplingRate: 40_000, onlineAbConfig } });
  expect(await healthAt(trial, hour)).toMatchObject({ samplingRate: 40_000, shareTakingPart: 0.2 });
});

it('has no relative effect where the mean of the control is not clearly away from 0', async () => {
  const trial = await open();
  await trial.count(0, { a: around(0, 300), b: around(1, 300) });
  const { perEvent } = (await healthAt(trial, hour)).metrics[0].treatments[1];
  expect(perEvent.effect).toBe(1);
  expect(perEvent).not.toHaveProperty('relative');
});

describe('the smallest effect that the end will find', () => {
  const [a, b] = [around(10, 300), around(10.5, 300)];
  const expected = (entities: number) =>
    effectFoundAtEnd(entities, {
      baseline: {
        ...measureBaseline(a, 400n),
        treatmentDeviation: measureBaseline(b, 400n).deviation,
      },
      shares: { control: 0.5, treatment: 0.5 },
      alpha: 0.05,
      power: 0.8,
    });
  const smallestAt = async (trial: TrialUnderTest, now: number) =>
    (await healthAt(trial, now)).metrics[0].treatments[1].smallestEffect;

  it('counts on entities that grow as they did from half of the time on', async () => {
    const trial = await open({ ends: 9 * hour });
    await trial.count(0, { a, b });
    await trial.count(0, { a: assigned(200), b: assigned(200) }, { metric: 'uniques' });
    await trial.count(2 * hour, { a: assigned(200), b: assigned(200) }, { metric: 'uniques' });
    // From 400 in an hour and a half to 800 in three: 800 * (9 / 3) by nine.
    expect(await smallestAt(trial, 3 * hour)).toBeCloseTo(expected(2_400) ?? 0, 12);
  });

  it('counts on nobody new where nobody new came within a day, when the days before are rolled up', async () => {
    const trial = await open({ ends: 12 * day });
    await trial.count(0, { a, b });
    await trial.count(0, { a: assigned(400), b: assigned(400) }, { metric: 'uniques' });
    for (const _ of ['rolls up', 'is rolled up']) expect(await smallestAt(trial, 6 * day)).toBe(expected(800));
  });
});
