/**
 * The provider beside the SDK alone and the server SDKs of others: start, memory, CPU time of an evaluation, calls.
 * Each contender has a new process in each of seven rounds, in turn. Prints medians. `npm run bench -- provider`; see
 * the README beside this.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, loadavg } from 'node:os';
import { FLAGS } from './flags.ts';
import { buildProvider, sizesOfProvider } from './sizes.ts';
import type { Found } from './worker.ts';

const CONTENDERS = [
  'constant',
  'selfevident',
  'selfevident-local',
  'flagd',
  'launchdarkly',
  'growthbook',
  'unleash',
  'statsig',
];
const ROUNDS = 7;
const FOLDER = '.tools/provider';

buildProvider(FOLDER);
const sizes = sizesOfProvider();
const toldSizes =
  `minified: ${sizes.first} bytes until the first answer by rules that are here, ` +
  `${sizes.all} in all, of which the engine ${sizes.engine}\n`;
// The files of which the provider is made, for whoever wants it smaller.
if (process.argv[2] === 'sizes') {
  process.stdout.write(`${sizes.files.join('\n')}\n${toldSizes}`);
  process.exit(0);
}

const variations = ['A', 'B'].map((name) => ({ name, value: { stringValue: name } }));
const launch = {
  name: 'half',
  salt: 'half',
  startedTime: 0,
  groups: ['A', 'B'].map((name) => ({ name, variation: name })),
  steps: [{ startTime: 0, groupWeights: { A: 50_000, B: 50_000 }, segmentOverrides: [] }],
};
const features = Object.fromEntries(
  FLAGS.map(({ name, isSplit }) => [
    name,
    {
      variations,
      defaultVariation: 'A',
      evaluationStrategy: 'ALL_RULES',
      entityOverrides: {},
      ...(isSplit ? { launch: { ...launch, id: name } } : {}),
    },
  ]),
);
const head = {
  format: 1,
  project: 'shop',
  projectArn: 'arn:aws:evidently:us-east-1:000000000000:project/shop',
  projectId: 'shop',
  version: 1,
  delivers: false,
  deployment: { partition: 'aws', region: 'us-east-1', account: '000000000000' },
  formerArns: [],
};
const snapshot = () => JSON.stringify({ ...head, now: Date.now() / 1_000, features });
writeFileSync(`${FOLDER}/snapshot.json`, snapshot());
let asked = { snapshots: 0, events: 0 };
const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    if (request.method === 'GET') asked.snapshots++;
    else asked.events++;
    response.setHeader('etag', '"1.1"');
    if (request.headers['if-none-match']) response.writeHead(304).end();
    else if (request.method === 'GET') response.end(snapshot());
    else response.end('{"failedEventCount": 0, "eventResults": []}');
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const found = new Map<string, Found[]>();
const calls: (typeof asked)[] = [];
for (let round = 0; round < ROUNDS; round++)
  for (const name of CONTENDERS) {
    asked = { snapshots: 0, events: 0 };
    const worker = new URL('worker.ts', import.meta.url);
    const child = fork(worker, [name, url], {
      execArgv: ['--no-warnings', '--expose-gc'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const exited = once(child, 'exit');
    const ended = exited.then(([code]) =>
      Promise.reject(new Error(`${name} ended with ${code} and has found nothing`)),
    );
    const [one] = (await Promise.race([once(child, 'message'), ended])) as [Found];
    await exited;
    // 5,000 of 50,000 evaluations are of split flags.
    if (name !== 'constant' && (one.half < 2_000 || one.half > 3_000))
      throw new Error(`${name} serves B to ${one.half} of 5,000`);
    found.set(name, [...(found.get(name) ?? []), one]);
    if (name === 'selfevident') calls.push(asked);
  }
server.close();

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const median = (name: string, what: keyof Found): number => middle((found.get(name) ?? []).map((one) => one[what]));
const added = (name: string, what: keyof Found): string => (median(name, what) - median('constant', what)).toFixed(2);
const addedBy = (name: string): string =>
  `${name} adds to the SDK alone ${added(name, 'cold')} ms until the first answer, ` +
  `${added(name, 'coldCpu')} ms of CPU time in them, ${added(name, 'evaluation')} us an evaluation\n`;
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
const rowOf = (name: string): string =>
  row([
    name,
    median(name, 'cold').toFixed(0),
    median(name, 'coldCpu').toFixed(0),
    median(name, 'heap').toFixed(2),
    median(name, 'evaluation').toFixed(2),
  ]);
const snapshots = middle(calls.map((one) => one.snapshots));
const events = middle(calls.map((one) => one.events));
process.stdout.write(
  [
    `${cpus()[0]?.model}, node ${process.version}, load ${loadavg()[0]?.toFixed(0)}, medians of ${ROUNDS} processes each\n\n`,
    row(['', 'first answer, ms', 'CPU of it, ms', 'heap, MB', 'evaluation, us']),
    row(['---', '---:', '---:', '---:', '---:']),
    ...CONTENDERS.map(rowOf),
    `\n${addedBy('selfevident')}${addedBy('selfevident-local')}`,
    `requests for 115,101 evaluations: ${snapshots} for rules, ${events} for exposures of 5,000 pairs\n`,
    toldSizes,
  ].join(''),
);
