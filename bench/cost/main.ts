// npm run bench -- cost: what a deployment costs, from list prices and what the real handlers take of each part. docs/cost.md shows it.

import { openShop } from '../../test/lambdas/management-calls.ts';
import { recordsOf } from '../../test/lambdas/stream/stream-records.ts';
import { startDynamoDB } from '../../test/support/dynamodb.ts';
import { authorization, elsewhere, LOOK } from './elsewhere.ts';
import { openFlags, rulesOnTheWire } from './flags.ts';
import { few, measure } from './measure.ts';
import {
  billedMilliseconds,
  type Cost,
  costOf,
  costOfRun,
  type Demand,
  othersFor,
  type Taken,
  total,
} from './model.ts';
import { bytesOf, type Counting, costOfStorage, countingOf, daysOfMonth, shardsFor, storedGigabytes } from './month.ts';
import { assumptions, prices, watched } from './prices.ts';
import { openScene, type Scene } from './scene.ts';
import {
  counting,
  dataPlane,
  guarding,
  launchPlane,
  management,
  minute,
  openRamp,
  openTrial,
  planning,
} from './workloads.ts';

const dynamodb = await startDynamoDB();
const shop = await openScene(dynamodb, (service) => openShop(service, 1));
const managed = management(shop);
const managedTaken = await measure(shop, managed);
// Nothing runs in this project.
const ofSchedule = minute(shop);
const [run] = (await measure(shop, [ofSchedule])) as [Taken];

const trial = await openScene(dynamodb, openTrial);
const api = dataPlane(trial);
const apiTaken = await measure(trial, Object.values(api));
const recordsIn = async ({ service }: Scene) =>
  (await recordsOf(dynamodb, service.tableName)).filter(
    ({ eventName, dynamodb: change }) => eventName !== 'REMOVE' && change?.Keys?.PK?.S?.startsWith('E#'),
  );
const records = await recordsIn(trial);
const imagesOf = (prefix: string) =>
  records.flatMap(({ dynamodb: change }) => (change?.Keys?.SK?.S?.startsWith(prefix) ? [change.NewImage ?? {}] : []));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const logOf = (key: keyof typeof api) =>
  (apiTaken[Object.keys(api).indexOf(key)] as Taken).logBytes + assumptions.platformLogBytes;
const items = {
  assignment: mean(imagesOf('A#').map(bytesOf)),
  measurement: mean(imagesOf('M#').map(bytesOf)),
};
const oneByOne = { ...items, evaluationLog: logOf('evaluation'), eventLog: logOf('event') };
const inBatches = { ...items, evaluationLog: logOf('evaluations') / 20, eventLog: logOf('events') / 50 };

const teams = [
  { evaluations: 1, events: 0.2 },
  { evaluations: 50, events: 20 },
  { evaluations: 1_000, events: 500 },
];
const countings = teams.map((team) => countingOf(team, shardsFor(storedGigabytes(team, oneByOne))));
const ofStream = [{ size: 0, apart: 0 }, ...countings].map((of) => counting(trial, { records, ...of }));
const [windowEnd, ...batches] = (await measure(trial, ofStream)) as [Taken, ...Taken[]];
/** Dollars of counting one record, by team. */
const perRecord = countings.map(({ size }, index) => costOfRun(batches[index] as Taken) / size);
/** Of the second team, whose records the operations are shown with. */
const shown = perRecord[1] as number;

const ramp = await openScene(dynamodb, openRamp);
const launched = [...launchPlane(ramp), planning(ramp)];
const launchedTaken = [
  ...(await measure(ramp, launched.slice(0, -1))),
  ...(await measure(ramp, launched.slice(-1), few)),
];
const ofGuard = guarding(ramp, await recordsIn(ramp));
const guardTaken = await measure(ramp, ofGuard);

const flags = await openScene(dynamodb, openFlags);
const ofElsewhere = elsewhere(flags);
const elsewhereTaken = await measure(flags, ofElsewhere);
const ofAuthorizer = authorization(flags);
const [authorized] = (await measure(flags, [ofAuthorizer])) as [Taken];
const wire = await rulesOnTheWire(dynamodb);

const print = (line = '') => process.stdout.write(`${line}\n`);
const row = (...cells: readonly (string | number)[]) => print(`| ${cells.join(' | ')} |`);
const head = (...cells: readonly string[]) => {
  row('', ...cells);
  row('---', ...cells.map(() => '---:'));
};
const dollars = (amount: number) => amount.toFixed(2);

const asked = [...Object.values(api), ...launched, ...ofElsewhere, ...managed].map(({ name }, index) => {
  const taken = [...apiTaken, ...launchedTaken, ...elsewhereTaken, ...managedTaken][index] as Taken;
  return { name, taken, cost: costOf(taken, shown) };
});

print('What is measured, per call\n');
head('read units', 'write units', 'processor, ms', 'waits', 'billed, ms', 'memory, MB', 'log, bytes');
const runs = [
  ...ofStream.map(({ name }, index) => ({ name, taken: [windowEnd, ...batches][index] as Taken })),
  { name: ofSchedule.name, taken: run },
  { name: ofAuthorizer.name, taken: authorized },
  ...ofGuard.map(({ name }, index) => ({ name, taken: guardTaken[index] as Taken })),
];
for (const { name, taken } of [...asked, ...runs])
  row(
    name,
    ...[taken.read, taken.write, taken.processor].map((amount) => amount.toFixed(2)),
    ...[taken.waits, billedMilliseconds(taken), taken.memory, Math.round(taken.logBytes)],
  );

print('\nDollars per million calls\n');
head('gateway', 'function', 'table', 'stream', 'logs', 'in all');
for (const { name, cost } of asked) {
  const parts = [cost.gateway, cost.function, cost.table, cost.stream, cost.logs, total(cost)];
  row(name, ...parts.map((part) => dollars(part * 1e6)));
}

/** Dollars of a million evaluations and of a million events, for the team. */
const perMillion = (counted: number) => {
  const of = (key: keyof typeof api): number =>
    total(costOf(apiTaken[Object.keys(api).indexOf(key)] as Taken, counted)) * 1e6;
  return {
    oneByOne: { evaluation: of('evaluation'), event: of('event') },
    inBatches: { evaluation: of('evaluations') / 20, event: of('events') / 50 },
  };
};
type Way = ReturnType<typeof perMillion>['oneByOne'];
const nameOf = ({ evaluations, events }: Demand) => `${evaluations} and ${events} million`;

print('\nDollars of a million pairs of an evaluation and an event, by what a team has of them in a month\n');
head('records in a batch', 'counting', 'one by one', 'in batches of 20 and 50');
for (const [index, team] of teams.entries()) {
  const counted = perRecord[index] as number;
  const ways = perMillion(counted);
  const pair = ({ evaluation, event }: Way) => evaluation + event;
  const sums = [2e6 * counted, pair(ways.oneByOne), pair(ways.inBatches)];
  row(nameOf(team), (countings[index] as Counting).size, ...sums.map(dollars));
}
print(`\nThe gateway has 7.00 of it one by one. Data delivery adds ${dollars(2e6 * prices.writeUnit)}.`);

const priceOf = (name: string): number => total(asked.find((one) => one.name === name)?.cost as Cost);
const secondsOfMonth = 86_400 * daysOfMonth;
print('\nEvaluating elsewhere\n');
head('', 'goal');
row(
  'a million new exposures, 50 in a call',
  dollars((1e6 * priceOf('PutProjectEvents, 50 new exposures')) / 50),
  '0.85',
);
row('a process that is always in use, a month', dollars((secondsOfMonth / 5) * priceOf(LOOK)), '2.20');
row('read units of a look that finds nothing new', elsewhereTaken[0]?.read ?? 0, '0.5');
for (const [name, { features, pages, bytes, compressed, readUnits }] of Object.entries(wire.rules))
  row(
    `${name}: ${features} features in ${pages} pages`,
    `${bytes} bytes, ${compressed} compressed`,
    `${readUnits} units`,
  );
row('errors of 100 UpdateFeature at once', wire.refused, '0');

const minutesOfMonth = 60 * 24 * daysOfMonth;
const idle = minutesOfMonth * (costOfRun(run) + prices.scheduledInvocation);
const alarms = watched.alarms * prices.alarmMonth;
print(`\nIdle, a month: ${dollars(idle)}. Beside it ${watched.alarms} alarms ${dollars(alarms)}, and the dashboard`);
print(`${dollars(prices.dashboardMonth)} in an account that has three already.`);

print(
  `\nDollars a month, with the alarms, all metrics and what is kept. An assignment has ${Math.round(items.assignment)} bytes,`,
);
print(`a measurement ${Math.round(items.measurement)}.\n`);
head('kept, GB', 'keeping it', 'one by one', 'in batches', 'Evidently', 'Statsig', 'PostHog, flags alone');
const fixed = idle + alarms + watched.metrics * prices.metricMonth;
for (const [index, team] of teams.entries()) {
  const ways = perMillion(perRecord[index] as number);
  const windows = (countings[index] as Counting).windows * costOfRun(windowEnd);
  const calls = ({ evaluation, event }: Way) => fixed + windows + team.evaluations * evaluation + team.events * event;
  const { evidently, statsig, posthog } = othersFor(team);
  const storage = { oneByOne: costOfStorage(team, oneByOne), inBatches: costOfStorage(team, inBatches) };
  const ours = [calls(ways.oneByOne) + storage.oneByOne, calls(ways.inBatches) + storage.inBatches];
  const sums = [storedGigabytes(team, oneByOne), storage.oneByOne, ...ours, evidently, statsig, posthog];
  row(nameOf(team), ...sums.map(dollars));
}
process.exit();
