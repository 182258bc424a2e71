// npm run bench -- start: how fast functions start, and what they take of processor and memory. `-- --json` prints what
// bench/start/measured.json keeps.

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { keys } from '../../lambdas/store/table/schema.ts';
import { bundleOptions, writeBundle } from '../../lib/functions/bundle.ts';
import { type FunctionName, functionRows } from '../../lib/functions/functions.ts';
import { startDynamoDB } from '../../test/support/dynamodb.ts';
import { startFakeAws } from './fake-aws.ts';
import { type Bench, measureLoad, measureStarts } from './measure.ts';
import type { Load } from './memory.ts';
import { tablesOf } from './report.ts';
import { account, openScene, openStreams } from './scene.ts';
import { launchEvaluation, onlyOnce, type Workload, workloadsOver } from './workloads.ts';

const rounds = { starts: 15, loads: 3 };
const names = Object.keys(functionRows) as FunctionName[];
const directory = mkdtempSync(join(tmpdir(), 'bench-start-'));
process.once('exit', () => rmSync(directory, { recursive: true }));
const note = (line: string) => process.stderr.write(`${line}\n`);

for (const name of names) writeBundle({ name, outdir: join(directory, name), sourceMaps: directory });
const sdkAlone = join(directory, 'sdk-alone.js');
buildSync({ ...bundleOptions, entryPoints: [join(import.meta.dirname, 'sdk-alone.ts')], outfile: sdkAlone });

const dynamodb = await startDynamoDB();
const aws = await startFakeAws();
note('making 29 days of totals');
const tableName = await openScene(dynamodb);
const workloads = workloadsOver(await openStreams(dynamodb), aws.endpoint);

const alone: Workload = {
  function: 'evaluation',
  name: 'the SDK alone',
  answer: { statusCode: 200 },
  warmUp: 0,
  measured: 0,
  event: () => ({ TableName: tableName, Key: keys.rules('shop', 'banner') }),
};

const bench: Bench = {
  directory,
  bundleOf: (workload) => (workload === alone ? sdkAlone : join(directory, workload.function, 'index.js')),
  memoryOf: ({ function: name }) => functionRows[name].memory,
  environment: {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_ENDPOINT_URL_DYNAMODB: String(dynamodb.config.endpoint),
    TABLE_NAME: tableName,
    ACCOUNT_ID: account,
  },
};

const loadOf = async (workload: Workload, times: number): Promise<Load> => {
  note(`${workload.function}: ${workload.name}`);
  return { function: workload.function, name: workload.name, ...(await measureLoad(bench, workload, times)) };
};

const loads: Load[] = [];
for (const workload of onlyOnce) loads.push(await loadOf(workload, 1));
for (const workload of workloads) loads.push(await loadOf(workload, rounds.loads));
note('starts');
const firsts = names.map((name) => workloads.find((workload) => workload.function === name) as Workload);
const started: readonly (readonly [label: string, workload: Workload])[] = [
  ...firsts.map((first) => [first.function, first.function === 'evaluation' ? launchEvaluation : first] as const),
  ['evaluation that enrols', firsts[names.indexOf('evaluation')] as Workload],
  ['the SDK alone', alone],
];
const { empty, starts } = await measureStarts(
  bench,
  started.map(([, workload]) => workload),
  rounds.starts,
);
const measured = {
  node: process.versions.node,
  processor: cpus()[0]?.model ?? 'an unknown processor',
  empty,
  starts: started.map(([label, workload], index) => ({
    function: label,
    bytes: statSync(bench.bundleOf(workload)).size,
    ...(starts[index] ?? { import: 0, answer: 0 }),
  })),
  loads,
};
const rounded = JSON.stringify(
  measured,
  (_, value) => (typeof value === 'number' ? Number(value.toFixed(2)) : value),
  2,
);
process.stdout.write(`${process.argv.includes('--json') ? rounded : tablesOf(measured)}\n`);
process.exit();
