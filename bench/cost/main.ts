// npm run cost: what a deployment costs, from list prices and what the real handlers take of each part. docs/cost.md shows it.

import { openShop } from '../../test/lambdas/management-calls.ts';
import { recordsOf } from '../../test/lambdas/stream/records.ts';
import { startDynamoDB } from '../../test/support/dynamodb.ts';
import { measure } from './measure.ts';
import { billedMilliseconds, costOf, costOfRun, othersFor, type Taken, total } from './model.ts';
import { prices, watched } from './prices.ts';
import { openScene } from './scene.ts';
import { counting, dataPlane, management, minute, openTrial } from './workloads.ts';

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
const records = (await recordsOf(dynamodb, trial.service.tableName)).filter(
  ({ eventName, dynamodb: change }) => eventName !== 'REMOVE' && change?.Keys?.PK?.S?.startsWith('E#'),
);
const ofStream = counting(trial, records);
const [batch] = (await measure(trial, [ofStream])) as [Taken];

const print = (line = '') => process.stdout.write(`${line}\n`);
const row = (...cells: readonly (string | number)[]) => print(`| ${cells.join(' | ')} |`);
const head = (...cells: readonly string[]) => {
  row('', ...cells);
  row('---', ...cells.map(() => '---:'));
};
const dollars = (amount: number) => amount.toFixed(2);

const asked = [...Object.values(api), ...managed].map(({ name }, index) => {
  const taken = [...apiTaken, ...managedTaken][index] as Taken;
  return { name, taken, cost: costOf(taken, batch) };
});

print('What is measured, per call\n');
head('read units', 'write units', 'processor, ms', 'waits', 'billed, ms', 'memory, MB', 'log, bytes');
const runs = [
  { name: ofStream.name, taken: batch },
  { name: ofSchedule.name, taken: run },
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

const perMillion = (key: keyof typeof api): number =>
  total(costOf(apiTaken[Object.keys(api).indexOf(key)] as Taken, batch)) * 1e6;
const oneByOne = { evaluation: perMillion('evaluation'), event: perMillion('event') };
const inBatches = { evaluation: perMillion('evaluations') / 20, event: perMillion('events') / 50 };
const pair = ({ evaluation, event }: typeof oneByOne) => dollars(evaluation + event);
print(`\nA million pairs of an evaluation and an event: ${pair(oneByOne)} one by one, of which the gateway has 7.00,`);
print(`and ${pair(inBatches)} in batches of 20 and 50. Data delivery adds ${dollars(2e6 * prices.writeUnit)}.`);

const minutesOfMonth = (60 * 24 * 365.25) / 12;
const idle = minutesOfMonth * (costOfRun(run) + prices.scheduledInvocation);
const alarms = watched.alarms * prices.alarmMonth;
print(`\nIdle, a month: ${dollars(idle)}. Beside it ${watched.alarms} alarms ${dollars(alarms)}, and the dashboard`);
print(`${dollars(prices.dashboardMonth)} in an account that has three already.`);

print('\nDollars a month, with the alarms and all metrics\n');
head('one by one', 'in batches', 'Evidently', 'Statsig', 'PostHog, flags alone');
const fixed = idle + alarms + watched.metrics * prices.metricMonth;
const teams = [
  { evaluations: 1, events: 0.2 },
  { evaluations: 50, events: 20 },
  { evaluations: 1_000, events: 500 },
];
for (const team of teams) {
  const ours = ({ evaluation, event }: typeof oneByOne) => fixed + team.evaluations * evaluation + team.events * event;
  const { evidently, statsig, posthog } = othersFor(team);
  const sums = [ours(oneByOne), ours(inBatches), evidently, statsig, posthog];
  row(`${team.evaluations} and ${team.events} million`, ...sums.map(dollars));
}
process.exit();
