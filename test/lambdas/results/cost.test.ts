/**
 * What a reading costs however long the experiment has run, in DynamoDB's units; `npm run bench:results` measures a month.
 */
import { toStandardError } from '../../../lambdas/entry/report.ts';
import { analysis } from '../../../lambdas/handlers/groups/analysis.ts';
import { dispatcher } from '../../../lambdas/http/dispatch.ts';
import { openStore } from '../../../lambdas/store/store.ts';
import { startDynamoDB, type TestDynamoDB } from '../../support/dynamodb.ts';
import { eventOf, startTime } from '../../support/service.ts';
import { seeded } from '../faulty.ts';
import { meteredClient, type Units } from '../metered.ts';
import type { Members } from '../resources.ts';
import { day, minute, openTrial, randomSums, type TrialUnderTest } from './trial.ts';

// DynamoDB Local counts otherwise than AWS documents: the embedded engine is the meter.
const describeMetered = process.env.TEST_DYNAMODB_ENDPOINT ? describe.skip : describe;

describeMetered('given two days with events in all periods, in five treatments, and two shards', () => {
  const treatments = ['control', 'blue', 'green', 'red', 'white'];
  let dynamodb: TestDynamoDB;
  let trial: TrialUnderTest;
  beforeAll(async () => {
    dynamodb = await startDynamoDB();
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
    trial.clock.now = startTime - noon + 5 * day;
    await trial.answer();
  }, 60_000);
  afterAll(() => dynamodb.stop());

  const unitsOf = async (name: 'GetExperimentResults' | 'GetExperimentHealth', more: Members = {}): Promise<Units> => {
    const units: Units = { read: 0, write: 0 };
    const store = openStore({
      client: meteredClient(dynamodb, units),
      tableName: trial.tableName,
      report: toStandardError,
    });
    const input = { project: 'shop', experiment: 'trial', metricNames: ['price'], treatmentNames: treatments, ...more };
    const { statusCode } = await dispatcher(analysis, { ...trial.service, store })(eventOf(name, input));
    expect(statusCode).toBe(200);
    return units;
  };

  /** The project, the experiment, the list of states and that of totals. */
  const always = 4;

  it('reads one small item a day for points a day', async () => {
    const { read, write } = await unitsOf('GetExperimentResults', { period: 86_400 });
    expect(read).toBeLessThanOrEqual(always);
    expect(write).toBe(0);
  });

  it.each([300, 3_600])('reads less than 6 units a day for points every %i seconds', async (period) => {
    const { read, write } = await unitsOf('GetExperimentResults', { period });
    expect(read).toBeLessThanOrEqual(always + 2 * 6);
    expect(read).toBeGreaterThan(always);
    expect(write).toBe(0);
  });

  it('reads only the days that are asked for', async () => {
    const startTimeAsked = (trial.clock.now - 3.25 * day) / 1000;
    const { read } = await unitsOf('GetExperimentResults', { period: 300, startTime: startTimeAsked });
    expect(read).toBeLessThanOrEqual(always + 6);
  });

  it('rolls up no day after the end', async () => {
    const { now } = trial.clock;
    trial.clock.now = now + 20 * day;
    expect((await unitsOf('GetExperimentResults')).write).toBe(0);
    trial.clock.now = now;
  });

  it('reads the newest state alone for the health', async () => {
    await unitsOf('GetExperimentHealth');
    expect((await unitsOf('GetExperimentHealth')).read).toBeLessThanOrEqual(8);
  });
});
