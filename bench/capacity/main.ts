// npm run bench -- capacity: 10,000 evaluations and 20,000 events a second, on the keys and the mapping that there are.
// docs/capacity.md shows it.

import { createHash } from 'node:crypto';
import { deliveryKeys, entityKeys } from '../../lambdas/store/table/schema.ts';
import { countingOptions } from '../../lib/table-stream.ts';
import { recordsOf } from '../../test/lambdas/stream/stream-records.ts';
import { startDynamoDB } from '../../test/support/dynamodb.ts';
import { seeded } from '../../test/support/fault-injection.ts';
import { measure } from '../cost/measure.ts';
import { billedMilliseconds, type Taken } from '../cost/model.ts';
import { openScene } from '../cost/scene.ts';
import { counting, dataPlane, openTrial } from '../cost/workloads.ts';
import { follow, type Mapping, quantile } from './simulate.ts';

const perSecond = { evaluations: 10_000, events: 20_000, hot: 200 };
const seconds = 60;
const entities = 1_000_000;

/** What a partition of a table takes: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html */
const partition = { writeUnits: 1_000, readUnits: 3_000 };

/** Lambda looks at each shard four times a second: https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html */
const poll = 250;

const dynamodb = await startDynamoDB();
const scene = await openScene(dynamodb, openTrial);
const { evaluation, evaluations, event, events } = dataPlane(scene);
const asked = [evaluation, evaluations, event, events];
const takenByCalls = await measure(scene, asked);
const records = (await recordsOf(dynamodb, scene.service.tableName)).filter(
  ({ eventName, dynamodb: change }) => eventName !== 'REMOVE' && change?.Keys?.PK?.S?.startsWith('E#'),
);
const { batchSize, maxBatchingWindow } = countingOptions;
const sizes = [batchSize / 10, batchSize] as const;
const [few, many] = (await measure(
  scene,
  sizes.map((size) => counting(scene, { records, size, apart: 0 })),
)) as [Taken, Taken];
const megabytesOfBatch = (batchSize * JSON.stringify(records).length) / records.length / 1e6;

/** Between the two that were measured, and beyond them, in a straight line. */
const duration = (size: number): number => {
  const slope = (billedMilliseconds(many) - billedMilliseconds(few)) / (sizes[1] - sizes[0]);
  return Math.max(1, billedMilliseconds(few) + slope * (size - sizes[0]));
};
const mapping: Mapping = { batchSize, window: maxBatchingWindow.toMilliseconds(), poll };

/** Which of so many partitions has a key; DynamoDB's hash is its own, and as even. */
const placeOf = (partitionKey: string, partitions: number): number =>
  createHash('md5').update(partitionKey).digest().readUInt32BE() % partitions;

const random = seeded(20_261_123);
const trialId = 'trial';
/** Milliseconds and the partition key of each write of the minute: each takes one unit, and becomes one record. */
const writes: { readonly time: number; readonly key: string }[] = [];
const write = (id: number | 'hot') => {
  const entity = { project: 'shop', entityId: `visitor-${id}`, trialId };
  writes.push({ time: random() * seconds * 1_000, key: entityKeys.assignment(entity).PK });
};
for (let index = 0; index < seconds * perSecond.evaluations; index++) write(Math.floor(random() * entities));
for (let index = 0; index < seconds * (perSecond.events - perSecond.hot); index++)
  write(Math.floor(random() * entities));
// One entity that is a robot.
for (let index = 0; index < seconds * perSecond.hot; index++) write('hot');
writes.sort((one, other) => one.time - other.time);

const print = (line = '') => process.stdout.write(`${line}\n`);
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]) => {
  print(`| ${head.join(' | ')} |`);
  print(`|${head.map(() => '---:|').join('')}`);
  for (const row of rows) print(`| ${row.join(' | ')} |`);
};
const whole = (value: number) => Math.round(value).toLocaleString('en-US');
const inSeconds = (milliseconds: number) => (milliseconds / 1_000).toFixed(1);

const simulated = (partitions: number) => {
  const arrivals: number[][] = Array.from({ length: partitions }, () => []);
  for (const { time, key } of writes) arrivals[placeOf(key, partitions)]?.push(time);
  // The load goes on: what no batch of this minute is full of would wait for records that are not simulated.
  const inFull = arrivals.map((of) => of.slice(0, of.length - (of.length % batchSize)));
  const loads = inFull.map((of) => follow(Float64Array.from(of), mapping, duration));
  const rates = arrivals.map(({ length }) => length / seconds);
  const batches = loads.reduce((sum, load) => sum + load.batches, 0) / seconds;
  const lags = Float64Array.from(loads.flatMap((load) => [...load.lags])).sort();
  return {
    partitions,
    mean: rates.reduce((sum, rate) => sum + rate, 0) / partitions,
    most: Math.max(...rates),
    batches,
    totals: batches * many.write,
    busy: Math.max(...loads.map(({ busy }) => busy)),
    lags,
  };
};

print(
  `${whole(perSecond.evaluations)} evaluations and ${whole(perSecond.events)} events of one experiment a second for ${seconds} s, by ${whole(entities)} entities,`,
);
print(
  `and ${perSecond.hot} of the events by one entity. A batch of ${whole(batchSize)} records has ${megabytesOfBatch.toFixed(1)} MB and takes`,
);
print(`${whole(duration(batchSize))} ms; of ${whole(sizes[0])}, ${whole(duration(sizes[0]))} ms.\n`);
table(
  [
    'partitions and shards',
    'writes/s, mean',
    'most',
    'batches/s',
    'function busy, most',
    'lag, s: median',
    '99 %',
    'most',
    'writes of totals/s',
  ],
  [30, 40, 64, 128].map((partitions) => {
    const { mean, most, batches, busy, lags, totals } = simulated(partitions);
    const over = most > partition.writeUnits ? ' (throttled)' : '';
    const lag = [0.5, 0.99, 1].map((share) => inSeconds(quantile(lags, share)));
    return [
      partitions,
      whole(mean),
      `${whole(most)}${over}`,
      whole(batches),
      `${whole(busy * 100)} %`,
      ...lag,
      whole(totals),
    ];
  }),
);

print('\nA shard alone\n');
const atMost = (batchSize / duration(batchSize)) * 1_000;
table(
  ['records/s', 'catches up with 10 minutes in'],
  [250, 500, partition.writeUnits].map((rate) => [rate, `${inSeconds((600 * rate * 1_000) / (atMost - rate))} s`]),
);
print(
  `\nA shard is counted at ${whole(atMost)} records a second at most; a partition makes ${whole(partition.writeUnits)}.`,
);

print('\nCalls\n');
const processes = ({ per, at }: { readonly per: Taken; readonly at: number }) => (at * billedMilliseconds(per)) / 1_000;
const callRates = [perSecond.evaluations, perSecond.evaluations / 20, perSecond.events, perSecond.events / 50];
table(
  ['calls', 'a second', 'ms', 'processes'],
  asked.map(({ name }, index) => {
    const per = takenByCalls[index] as Taken;
    const at = callRates[index] as number;
    return [name, whole(at), billedMilliseconds(per), whole(processes({ per, at }))];
  }),
);

print('\nItem collections that all share\n');
const lines = new Map<string, number>();
for (let index = 0; index < 100_000; index++) {
  const id = Math.floor(random() * 2 ** 32)
    .toString(16)
    .padStart(8, '0');
  const { PK } = deliveryKeys.line('shop', id);
  lines.set(PK, (lines.get(PK) ?? 0) + 1);
}
const delivered = perSecond.evaluations + perSecond.events;
const busiest = (Math.max(...lines.values()) / 100_000) * delivered;
const evaluators = processes({ per: takenByCalls[0] as Taken, at: perSecond.evaluations });
const ingestors = processes({ per: takenByCalls[2] as Taken, at: perSecond.events });
table(
  ['what', 'collections', 'units a second in the busiest', 'of'],
  [
    ['totals of the experiment, at 64 shards', 1, `${whole(simulated(64).totals)} write`, partition.writeUnits],
    ['lines of data delivery', lines.size, `${whole(busiest)} write`, partition.writeUnits],
    ['rules of a feature, each process every 5 s', 1, `${whole(evaluators / 5 / 2)} read`, partition.readUnits],
    ['what runs, each process every 5 s', 1, `${whole(ingestors / 5 / 2)} read`, partition.readUnits],
  ],
);
process.exit();
