/**
 * Metrics whose values never vary: a click is always 1.
 */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { packPoints, unpackPoints } from '../../../lambdas/store/results/packed-points.ts';
import { startTime } from '../../support/in-process.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import { scan } from '../scan.ts';
import { around, day, hour, minute, openTrial, sumsOf, type TrialUnderTest } from './experiment-with-totals.ts';

const dynamodb = useDynamoDB();

const constant = (value: number, entities = 100) => sumsOf(Array.from({ length: entities }, () => [value]));

/** The last value of each series, by treatment and statistic. */
const lastOf = async (trial: TrialUnderTest, more = {}): Promise<Readonly<Record<string, number>>> => {
  const { resultsData } = await trial.answer(more);
  return Object.fromEntries(
    resultsData.map((one: { treatmentName: string; resultStat: string; values: readonly number[] }) => [
      `${one.treatmentName} ${one.resultStat}`,
      one.values.at(-1),
    ]),
  );
};
const healthOf = async (trial: TrialUnderTest) =>
  (await trial.ok('GetExperimentHealth', { project: 'shop', experiment: 'trial' })).metrics[0].treatments;
const same = (mean: number) => ({
  'a Mean': mean,
  'b Mean': mean,
  'b TreatmentEffect': 0,
  'b ConfidenceIntervalUpperBound': 0,
  'b ConfidenceIntervalLowerBound': 0,
  'b PValue': 1,
});

describe.each([1, 0, -2.5])('given a metric whose value is always %d', (value) => {
  let trial: TrialUnderTest;
  beforeAll(async () => {
    trial = await openTrial(dynamodb, { ends: hour });
    await trial.count(0, { a: constant(value), b: constant(value, 150) });
    await trial.count(0, { a: constant(1), b: constant(1, 150) }, { metric: 'uniques' });
    trial.clock.now = startTime + 20 * minute;
  });

  it('has means, and no effect, from the tenth minute on', async () => {
    expect((await trial.answer()).times).toEqual([10 * minute, 15 * minute, 20 * minute]);
    expect(await lastOf(trial)).toEqual(same(value));
  });

  it('is inconclusive, without drift, and has an interval of nothing in the health too', async () => {
    const [, treatment] = await healthOf(trial);
    const nothing = { effect: 0, lowerBound: 0, upperBound: 0 };
    expect(treatment).toMatchObject({
      pValue: 1,
      adjustedPValue: 1,
      verdict: 'Inconclusive',
      drift: false,
      perEvent: { mean: value, ...nothing },
      share: { mean: 1, ...nothing },
      eventsPerEntity: { mean: 1, ...nothing },
      valuePerEntity: { mean: value, ...nothing },
    });
  });

  it('has the same at the end, and a report of no change', async () => {
    trial.clock.now = startTime + 2 * hour;
    expect(await lastOf(trial)).toEqual(same(value));
    const { reports } = await trial.answer({ reportNames: ['BayesianInference'] });
    const interval = { mean: value, credibleInterval: { lower: value, upper: value } };
    expect(JSON.parse(reports[0].content)).toEqual({
      control: interval,
      treatment: interval,
      probabilityOfIncrease: 0,
      probabilityOfDecrease: 0,
      probabilityOfNoChange: 1,
      verdict: 'Inconclusive',
    });
    expect((await healthOf(trial))[1]).toMatchObject({ pValue: 1, verdict: 'Inconclusive', drift: false });
  });
});

it('is no look: what varies later begins with its own interval', async () => {
  const [trial, other] = [await openTrial(dynamodb), await openTrial(dynamodb)];
  await trial.count(0, { a: constant(1), b: constant(1) });
  await trial.count(20 * minute, { a: around(10), b: around(13) });
  await other.count(20 * minute, { a: constant(1), b: constant(1) });
  await other.count(20 * minute, { a: around(10), b: around(13) });
  for (const one of [trial, other]) one.clock.now = startTime + hour;
  expect(await lastOf(trial)).toEqual(await lastOf(other));
  expect(await healthOf(trial)).toEqual(await healthOf(other));
});

it('varies where the arms are constant at different numbers', async () => {
  const trial = await openTrial(dynamodb, { ends: hour });
  await trial.count(0, { a: constant(1), b: constant(2) });
  trial.clock.now = startTime + 2 * hour;
  const last = await lastOf(trial);
  expect(last['b TreatmentEffect']).toBe(1);
  expect(last['b ConfidenceIntervalLowerBound']).toBeGreaterThan(0);
  expect(last['b PValue']).toBeLessThan(1e-6);
  expect((await healthOf(trial))[1].verdict).toBe('Better');
});

it('makes no other treatment wait', async () => {
  const treatments = ['a', 'b', 'c'];
  const trial = await openTrial(dynamodb, { treatments });
  await trial.count(0, { a: constant(1), b: constant(1), c: around(2) });
  trial.clock.now = startTime + 20 * minute;
  expect((await trial.answer({ treatmentNames: treatments })).times).toHaveLength(3);
});

it('is the same in quarters that an earlier version rolled up, which left these numbers out', async () => {
  const trial = await openTrial(dynamodb, { now: Date.UTC(2026, 0, 6) });
  await trial.count(0, { a: constant(1), b: constant(1) });
  await trial.count(hour, { a: constant(1), b: constant(1) });
  trial.clock.now += 3 * day;
  const wanted = await trial.answer({ period: 300 });
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(dynamodb.config));
  const kept = (await scan(dynamodb, trial.tableName)).filter(({ points }) => points !== undefined);
  for (const item of kept) {
    const points = unpackPoints(item);
    const { effect, halfWidth, pValue } = points.arms.get('b') ?? {};
    for (const column of [effect, halfWidth, pValue]) column?.fill(Number.NaN);
    await client.send(new PutCommand({ TableName: trial.tableName, Item: { ...item, ...packPoints(points) } }));
  }
  client.destroy();
  expect(kept.length).toBeGreaterThan(0);
  expect(await trial.answer({ period: 300 })).toEqual(wanted);
  expect(JSON.stringify(wanted.resultsData)).not.toContain('null');
});
