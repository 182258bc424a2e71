// npm run bench -- results [days]: what GetExperimentResults costs on an experiment with events in all its periods.

import { reportToStandardError } from '../../lambdas/entry/report.ts';
import { analysis } from '../../lambdas/functions/analysis.ts';
import { dispatcher } from '../../lambdas/http/dispatch.ts';
import { openStore } from '../../lambdas/store/store.ts';
import {
  day,
  minute,
  openTrial,
  randomSums,
  type TrialUnderTest,
} from '../../test/lambdas/results/experiment-with-totals.ts';
import { type CapacityUnits, meteredClient } from '../../test/support/capacity-units.ts';
import { startDynamoDB } from '../../test/support/dynamodb.ts';
import { seeded } from '../../test/support/fault-injection.ts';
import { eventOf, startTime } from '../../test/support/in-process.ts';

const days = Number(process.argv[2] ?? 30);
const treatments = ['control', 'blue', 'green', 'red', 'white'];
const rounds = 7;
const parallel = 20;
const period = 5 * minute;
/** Shards of the stream, each with a total of its own. Only what is not final is read from totals. */
const shards = 4;
const notFinal = 3;

/** Around 40 entities for each treatment in each period, in as many calls at once as the table takes. */
const fill = async ({ count }: TrialUnderTest): Promise<void> => {
  const random = seeded(20_260_105);
  const work = Array.from({ length: (days * day) / period }, (_, index) => index * period).flatMap((time) =>
    Array.from({ length: time < (days - notFinal) * day ? 1 : shards }, (_, index) => ({
      time,
      shard: `shard-${index}`,
    })),
  );
  const take = async () => {
    for (let one = work.shift(); one !== undefined; one = work.shift())
      await count(one.time, Object.fromEntries(treatments.map((name) => [name, randomSums(random, 50, 40)])), one);
  };
  await Promise.all(Array.from({ length: parallel }, take));
};

const dynamodb = await startDynamoDB();
const trial = await openTrial(dynamodb, { treatments, ends: days * day });
const print = (line: string) => process.stdout.write(`${line}\n`);
const started = performance.now();
await fill(trial);
print(`${days} days, ${(days * day) / period} periods, ${treatments.length} treatments (${seconds(started)} to fill)`);
function seconds(since: number) {
  return `${((performance.now() - since) / 1000).toFixed(2)} s`;
}

const ask = async (name: string, length: number) => {
  const units: CapacityUnits = { read: 0, write: 0 };
  const store = openStore({
    client: meteredClient(dynamodb, units),
    tableName: trial.tableName,
    report: reportToStandardError,
  });
  const handle = dispatcher(analysis, { ...trial.service, store });
  const times: number[] = [];
  const cpu: number[] = [];
  let points = 0;
  let size = 0;
  for (let round = 0; round < rounds; round++) {
    Object.assign(units, { read: 0, write: 0 });
    const input = {
      project: 'shop',
      experiment: 'trial',
      metricNames: ['price'],
      treatmentNames: treatments,
      period: length,
    };
    const before = performance.now();
    const cpuBefore = process.cpuUsage();
    const { statusCode, body } = await handle(eventOf('GetExperimentResults', input));
    times.push(performance.now() - before);
    const { user, system } = process.cpuUsage(cpuBefore);
    cpu.push((user + system) / 1000);
    if (statusCode !== 200) throw new Error(body);
    size = body.length;
    points = JSON.parse(body).timestamps.length;
  }
  const sorted = (of: number[]) => of.toSorted((a, b) => a - b);
  const [least = 0] = sorted(times);
  const median = (of: number[]) => sorted(of)[Math.floor(rounds / 2)]?.toFixed(0);
  print(
    `| ${name} | ${length || 'automatic'} | ${points} | ${least.toFixed(0)} | ${median(times)} | ${median(cpu)} | ${units.read} | ${(size / 1e6).toFixed(2)} |`,
  );
};

const readAt = async (time: number, what: string) => {
  trial.clock.now = startTime + time;
  const since = performance.now();
  await trial.answer();
  print(`${what}: ${seconds(since)}`);
};

await readAt((days - 1) * day, 'first reading, which rolls up all that is final at once');
await readAt(days * day - 1, 'a day later, which rolls up four quarters');
print(
  '\n| experiment | period, s | points | least, ms | median, ms | CPU, ms | read units | answer, MB |\n|---|---|---|---|---|---|---|---|',
);
for (const length of [0, 3_600, 300]) await ask('running', length);
trial.clock.now = startTime + (days + 3) * day;
await trial.answer();
for (const length of [0, 3_600, 300]) await ask('ended', length);
dynamodb.stop();
process.exit();
