/**
 * GetExperimentResults: when there are results, and at which moments.
 */

import { useDynamoDB } from '../../support/use-service.ts';
import type { Members } from '../resources.ts';
import {
  around,
  day,
  hour,
  minute,
  openTrial,
  sumsOf,
  type TrialOptions,
  type TrialUnderTest,
} from './experiment-with-totals.ts';

const dynamodb = useDynamoDB();

const none = { details: 'Not enough events to generate results' };
const range = (first: number, step: number, count: number) =>
  Array.from({ length: count }, (_, index) => first + index * step);

/** Goes to a moment, in milliseconds since the start. */
const at = (trial: TrialUnderTest, start: number, since: number) => {
  trial.clock.now = start + since;
};

const open = async (options?: TrialOptions) => {
  const trial = await openTrial(dynamodb, options);
  const start = trial.clock.now;
  return { trial, start, to: (since: number) => at(trial, start, since) };
};

describe('before there is enough', () => {
  it('has nothing for an experiment that was never started', async () => {
    const { trial } = await open();
    const { ok } = trial;
    await ok('CreateExperiment', {
      project: 'shop',
      name: 'draft',
      treatments: [
        { name: 'a', feature: 'search', variation: 'off' },
        { name: 'b', feature: 'search', variation: 'on' },
      ],
      metricGoals: [{ metricDefinition: { name: 'price', entityIdKey: 'id', valueKey: 'price' } }],
    });
    expect(await trial.answer({ experiment: 'draft' })).toMatchObject(none);
  });

  it('waits until ten minutes have passed since the start', async () => {
    const { trial, to } = await open();
    await trial.count(0, { a: around(10), b: around(11) });
    to(10 * minute - 1);
    expect(await trial.answer()).toMatchObject(none);
    to(10 * minute);
    expect((await trial.answer()).times).toEqual([10 * minute]);
  });

  it('waits for the 100th event of every treatment asked for', async () => {
    const { trial, to } = await open({ treatments: ['a', 'b', 'c'] });
    await trial.count(0, { a: around(10), b: around(11, 99), c: around(12, 10) });
    to(20 * minute);
    expect(await trial.answer({ treatmentNames: ['a', 'b'] })).toMatchObject(none);
    expect((await trial.answer({ treatmentNames: ['a'] })).times).toEqual([10, 15, 20].map((n) => n * minute));
    await trial.count(12 * minute, { b: around(11, 1) });
    expect((await trial.answer({ treatmentNames: ['a', 'b'] })).times).toEqual([15 * minute, 20 * minute]);
    expect(await trial.answer({ treatmentNames: ['a', 'b', 'c'] })).toMatchObject(none);
  });

  it('waits for the 20th entity of every treatment, however many events they have', async () => {
    const { trial, to } = await open();
    const entities = (count: number) => sumsOf(range(1, 1, count).map((value) => range(value, 1, 10)));
    await trial.count(0, { a: entities(30), b: entities(19) });
    to(15 * minute);
    expect(await trial.answer()).toMatchObject(none);
    await trial.count(minute, { b: entities(1) });
    expect((await trial.answer()).times).toEqual([10 * minute, 15 * minute]);
  });

  it('waits for the control too when only another treatment is asked for', async () => {
    const { trial, to } = await open();
    await trial.count(0, { a: around(10, 99), b: around(11) });
    to(15 * minute);
    expect(await trial.answer({ treatmentNames: ['b'] })).toMatchObject(none);
  });

  it('says so when the times asked for end before the first point, and not when they begin after it', async () => {
    const { trial, start, to } = await open();
    await trial.count(hour, { a: around(10), b: around(11) });
    to(2 * hour);
    const seconds = (since: number) => (start + since) / 1000;
    expect(await trial.answer({ endTime: seconds(hour) })).toMatchObject(none);
    const late = await trial.answer({ startTime: seconds(3 * hour) });
    expect(late).toMatchObject({ times: [] });
    expect(late.details).toBeUndefined();
    expect(late.resultsData.map(({ values }: { values: number[] }) => values)).toEqual([[], [], [], [], [], []]);
  });
});

describe('given an experiment from 12:02 on', () => {
  /** Three minutes before the end of the first period: periods lie on multiples, the experiment does not. */
  const offset = 2 * minute;
  let trial: TrialUnderTest;
  let start: number;
  beforeAll(async () => {
    const noon = Date.UTC(2026, 0, 5, 12);
    trial = await openTrial(dynamodb, { now: noon + offset, ends: 30 * hour });
    start = noon + offset;
    await trial.count(0, { a: around(10), b: around(11) });
    await trial.count(2 * hour, { a: around(20), b: around(11) });
  });

  const timesOf = async (more: Members) => (await trial.answer(more)).times.map((time: number) => time + offset);

  it('has points on multiples of five minutes, the last one now', async () => {
    at(trial, start, 26 * minute);
    expect(await timesOf({})).toEqual([...range(15 * minute, 5 * minute, 3), 28 * minute]);
  });

  it('has the last point once when now is on a multiple', async () => {
    at(trial, start, 28 * minute);
    expect(await timesOf({})).toEqual(range(15 * minute, 5 * minute, 4));
  });

  it('rounds a period up to whole looks', async () => {
    at(trial, start, 58 * minute);
    expect(await timesOf({ period: 601 })).toEqual([15, 30, 45, 60].map((n) => n * minute));
  });

  it('takes hours and days since the epoch, not since the start', async () => {
    at(trial, start, 3 * hour);
    expect(await timesOf({ period: 3600 })).toEqual([hour, 2 * hour, 3 * hour, 3 * hour + offset]);
    at(trial, start, 14 * hour);
    expect(await timesOf({ period: 86_400 })).toEqual([12 * hour, 14 * hour + offset]);
  });

  it('chooses points by startTime and endTime, both included, while sums begin at the start', async () => {
    at(trial, start, 4 * hour);
    const wanted = {
      startTime: (start - offset + 3 * hour) / 1000,
      endTime: (start - offset + 3 * hour + 10 * minute) / 1000,
    };
    expect(await timesOf(wanted)).toEqual(range(3 * hour, 5 * minute, 3));
    const [mean] = (await trial.answer({ ...wanted, treatmentNames: ['a'] })).resultsData;
    expect(mean).toMatchObject({ resultStat: 'Mean', values: [14.99, 14.99, 14.99] });
  });

  it('has the last point at the end and no other after it', async () => {
    at(trial, start, 40 * hour);
    const times = await timesOf({ period: 3600 });
    expect(times.slice(-2)).toEqual([30 * hour, 30 * hour + offset]);
  });
});

it('chooses the shortest period with at most 500 points', async () => {
  const { trial, to } = await open({ ends: 30 * day });
  await trial.count(0, { a: around(10), b: around(11) });
  const stepAt = async (now: number) => {
    to(now);
    const { times } = await trial.answer();
    return [times.length, times.at(-1) - times.at(-2)];
  };
  expect(await stepAt(500 * 5 * minute)).toEqual([499, 5 * minute]);
  expect(await stepAt(501 * 5 * minute)).toEqual([42, 45 * minute]);
  expect(await stepAt(500 * hour)).toEqual([500, hour]);
  expect(await stepAt(501 * hour)).toEqual([22, 9 * hour]);
});

it('chooses the period by the times that are asked for', async () => {
  const { trial, start, to } = await open({ ends: 30 * day });
  await trial.count(0, { a: around(10), b: around(11) });
  to(20 * day);
  const { times } = await trial.answer({
    startTime: (start + 19 * day) / 1000,
    endTime: (start + 19 * day + hour) / 1000,
  });
  expect(times).toEqual(range(19 * day, 5 * minute, 13));
});

describe('the end', () => {
  it('is a point also for a client that cuts the time of the end to whole seconds', async () => {
    const { trial, start, to } = await open({ ends: 2 * hour + 345 });
    await trial.count(0, { a: around(10), b: around(11) });
    to(3 * hour);
    const { times } = await trial.answer({ endTime: Math.floor((start + 2 * hour + 345) / 1000) });
    expect(times.at(-1)).toBe(2 * hour + 345);
  });

  it('has what was counted after it, late', async () => {
    const { trial, to } = await open({ ends: hour });
    await trial.count(0, { a: around(10), b: around(11) });
    await trial.count(hour + 14 * minute, { a: around(16), b: around(11) });
    to(2 * hour);
    const [mean] = (await trial.answer()).resultsData;
    expect(mean.values.slice(-2)).toEqual([9.99, 12.99]);
  });

  it('holds although nobody has written it down, in the results and in the health', async () => {
    const { trial, to } = await open({ ends: hour });
    await trial.count(0, { a: around(10), b: around(11) });
    to(hour - 1);
    const health = async () => trial.ok('GetExperimentHealth', { project: 'shop', experiment: 'trial' });
    expect(await health()).toHaveProperty('nextLook', (trial.clock.now + 1) / 1000);
    to(hour);
    expect((await trial.answer({ reportNames: ['BayesianInference'] })).reports).toHaveLength(1);
    expect(await health()).not.toHaveProperty('nextLook');
  });
});

describe('what cannot be asked', () => {
  let trial: TrialUnderTest;
  let start: number;
  beforeAll(async () => {
    ({ trial, start } = await open());
    await trial.count(0, { a: around(10), b: around(11) });
    at(trial, start, hour);
  });

  it.each([
    ['a metric that the experiment has not', { metricNames: ['clicks'] }, ['metricNames[0]']],
    [
      'treatments that it has not',
      { treatmentNames: ['a', 'x', 'toString'] },
      ['treatmentNames[1]', 'treatmentNames[2]'],
    ],
    ['a start after the end', { startTime: 2, endTime: 1 }, ['startTime']],
    ['two metrics', { metricNames: ['price', 'price'] }, ['metricNames']],
    ['a period of a minute', { period: 60 }, ['period']],
  ])('%s', async (_, more, names) => {
    const { error, body } = await trial.ask(more);
    expect(error).toBe('ValidationException');
    expect(body.fieldList.map(({ name }: { name: string }) => name)).toEqual(names);
  });

  it('names the metrics and the treatments that there are', async () => {
    const { body } = await trial.ask({ metricNames: ['clicks'], treatmentNames: ['x'] });
    expect(body.message).toContain("'clicks' is not a metric of the experiment: price");
    expect(body.message).toContain("'x' is not a treatment of the experiment: a, b");
  });

  it.each([
    ['experiment', { experiment: 'other' }],
    ['project', { project: 'other' }],
  ])('of an unknown %s', async (_, more) => {
    expect((await trial.ask(more)).error).toBe('ResourceNotFoundException');
  });

  it('later than 63 days after the start', async () => {
    at(trial, start, 63 * day);
    expect((await trial.ask()).status).toBe(200);
    at(trial, start, 63 * day + 1);
    const { error, body } = await trial.ask();
    expect(error).toBe('ValidationException');
    expect(JSON.stringify(body)).toContain('more than 63 days ago');
  });
});
