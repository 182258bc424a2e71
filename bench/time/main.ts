/**
 * What a sweep takes: 1,000 experiments that end in the same minute, with 10,000 things due later in the table.
 * `node bench/time/main.ts [due] [later]`; AWS_ENDPOINT_URL_DYNAMODB names another DynamoDB than the embedded one.
 */
import { reportToStandardError } from '../../lambdas/entry/report.ts';
import { openStore } from '../../lambdas/store/store.ts';
import { settle } from '../../lambdas/time/settle.ts';
import { startEngine } from './engine.ts';
import { addFuture, end, openTown } from './town.ts';
import { meteredClient } from './units.ts';

const [due = 1_000, later = 10_000] = process.argv.slice(2).map(Number);
const dynamodb = await startEngine();
const service = await openTown(dynamodb, due);
await addFuture(dynamodb, service.tableName, later);

const { client, units } = meteredClient(dynamodb.config);
const store = openStore({ client, tableName: service.tableName, report: reportToStandardError });
const report = (message: string, details: object) => console.error(message, details);

const sweep = async (title: string, now: number): Promise<void> => {
  Object.assign(units, { read: 0, write: 0, calls: 0 });
  const started = performance.now();
  const written = await settle({ store, now, report });
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  process.stdout.write(`| ${title} | ${written} | ${seconds} s | ${units.read} | ${units.write} | ${units.calls} |\n`);
};

process.stdout.write(
  `${due} due, ${later} later\n\n| sweep | transitions | time | read units | write units | calls |\n`,
);
process.stdout.write('|---|---|---|---|---|---|\n');
await sweep('before anything is due', end - 60_000);
await sweep('all are due', end);
await sweep('after that', end);
client.destroy();
await dynamodb.stop();
process.exit(0);
