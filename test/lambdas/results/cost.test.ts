/**
 * What a reading costs however long the experiment has run, in DynamoDB's units; `npm run bench -- results` measures a month.
 */
import { reportToStandardError } from '../../../lambdas/entry/report.ts';
import { analysis } from '../../../lambdas/functions/analysis.ts';
import { dispatcher } from '../../../lambdas/http/dispatch.ts';
import { openStore } from '../../../lambdas/store/store.ts';
import { type CapacityUnits, meteredClient } from '../../support/capacity-units.ts';
import { seeded } from '../../support/fault-injection.ts';
import { eventOf, startTime } from '../../support/in-process.ts';
import { useDynamoDB } from '../../support/use-service.ts';
import type { Members } from '../resources.ts';
import { day, hour, minute, openTrial, randomSums, type TrialUnderTest } from './experiment-with-totals.ts';

// DynamoDB Local counts otherwise than AWS documents: the embedded engine is the meter.
const describeMetered = process.env.TEST_DYNAMODB_ENDPOINT ? describe.skip : describe;

describeMetered('given two days with events in all periods, in five treatments, and two shards', () => {
  const treatments = ['control', 'blue', 'green', 'red', 'white'];
  const dynamodb = useDynamoDB();
  let trial: TrialUnderTest;
  let running: CapacityUnits;
  beforeAll(async () => {
    const noon = startTime % day;
    trial = await openTrial(dynamodb, { treatments, now: startTime - noon, ends: 2 * day });
    const random = seeded(7);
    for (let time = 0; time < 2 * day; time += 100 * minute)
      await Promise.all(
        Array.from({ length: 20 }, (_, index) => {
          const sums = Object.fromEntries(treatments.map((name) => [name, randomSums(random, 50, 20)]));
          return trial.count(time + 5 * minute * index, sums, { shard: `shard-${index % 2}` });
        }),
      );
    // An hour and a day after the end of a quarter it is rolled up: right before that the most is read.
    trial.clock.now = startTime - noon + 43 * hour - 1;
    await trial.answer();
    running = await unitsOf('GetExperimentResults', { period: 300 });
    trial.clock.now = startTime - noon + 5 * day;
    await trial.answer();
  }, 60_000);

  const unitsOf = async (
    name: 'GetExperimentResults' | 'GetExperimentHealth' | 'EstimateDuration',
    more: Members = {},
  ): Promise<CapacityUnits> => {
    const units: CapacityUnits = { read: 0, write: 0 };
    const store = openStore({
      client: meteredClient(dynamodb, units),
      tableName: trial.tableName,
      report: reportToStandardError,
    });
    const input = { project: 'shop', experiment: 'trial', metricNames: ['price'], treatmentNames: treatments, ...more };
    const { statusCode } = await dispatcher(analysis, { ...trial.service, store })(eventOf(name, input));
    expect(statusCode).toBe(200);
    return units;
  };

  /** The project, the experiment, the list of states and that of totals. */
  const always = 4;
  /** The states of a day's quarters. */
  const statesOfDay = 0.5;
  const pointsOfDay = 4.5;

  it('reads the totals of 31 hours while it runs', () => {
    const total = 0.5 / 8;
    expect(running.read).toBeLessThanOrEqual(always + statesOfDay + pointsOfDay / 2 + 31 * 12 * 2 * total);
    expect(running.write).toBe(0);
  });

  it('reads four small items a day for points a day', async () => {
    const { read, write } = await unitsOf('GetExperimentResults', { period: 86_400 });
    expect(read).toBeLessThanOrEqual(always + 2 * statesOfDay);
    expect(write).toBe(0);
  });

  it('reads no more for points a quarter', async () => {
    const { read } = await unitsOf('GetExperimentResults', { period: 21_600 });
    expect(read).toBeLessThanOrEqual(always + 2 * statesOfDay);
  });

  it.each([300, 3_600])('reads less than 5 units a day for points every %i seconds', async (period) => {
    const { read, write } = await unitsOf('GetExperimentResults', { period });
    expect(read).toBeLessThanOrEqual(always + 2 * (statesOfDay + pointsOfDay));
    expect(read).toBeGreaterThan(always + 2 * statesOfDay);
    expect(write).toBe(0);
  });

  it('reads only the quarters that are asked for', async () => {
    const startTimeAsked = (trial.clock.now - 3.25 * day) / 1000;
    const { read } = await unitsOf('GetExperimentResults', { period: 300, startTime: startTimeAsked });
    expect(read).toBeLessThanOrEqual(always + 2 * statesOfDay + pointsOfDay / 2);
  });

  it('rolls up nothing after the end', async () => {
    const { now } = trial.clock;
    trial.clock.now = now + 20 * day;
    expect((await unitsOf('GetExperimentResults')).write).toBe(0);
    trial.clock.now = now;
  });

  it('reads the newest state alone for the health', async () => {
    await unitsOf('GetExperimentHealth');
    expect((await unitsOf('GetExperimentHealth')).read).toBeLessThanOrEqual(8);
  });

  it('reads the newest state and the entities of each quarter for a plan', async () => {
    const plan = {
      baseline: { experiment: { name: 'trial', metricName: 'price' } },
      effect: 1,
      entitiesByDay: [1_000],
    };
    await unitsOf('EstimateDuration', plan);
    const { read, write } = await unitsOf('EstimateDuration', plan);
    expect(read).toBeLessThanOrEqual(always + 2 * statesOfDay);
    expect(write).toBe(0);
  });
});
