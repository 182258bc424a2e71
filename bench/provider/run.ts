/**
 * The provider beside the SDK alone and the server SDKs of others: start, memory, CPU time of an evaluation, requests.
 * Each contender has a new process in each of seven rounds. Prints tables of medians. `npm run bench -- provider`; see
 * the README beside this.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus, loadavg } from 'node:os';
import type { Places } from './contender.ts';
import { GROUPS } from './groups.ts';
import { type Counted, type Measured, measureRound } from './round.ts';
import { buildProvider, sizesOfProvider } from './sizes.ts';
import { comparisonsIn, tableOf } from './tables.ts';

const ROUNDS = 7;
/** Beside the packages that the contenders import, so that all have the same SDK. */
const FOLDER = 'bench/node_modules/.selfevident';

const sizes = sizesOfProvider();
const toldSizes =
  `minified: ${sizes.first} bytes until the first answer by rules that are here, ` +
  `${sizes.all} in all, of which the engine ${sizes.engine}\n`;
// The files of which the provider is made, for whoever wants it smaller.
if (process.argv[2] === 'sizes') {
  process.stdout.write(`${sizes.files.join('\n')}\n${toldSizes}`);
  process.exit(0);
}

buildProvider(FOLDER);
const server = fork(new URL('server.js', import.meta.url), [FOLDER]);
const [places] = (await once(server, 'message')) as [Places];
const count = async (): Promise<Record<string, Counted>> => {
  server.send('count');
  return (await once(server, 'message'))[0];
};

const begun = performance.now();
const measured = GROUPS.map((group) => ({ group, rounds: [] as ReadonlyMap<string, Measured>[] }));
for (let round = 0; round < ROUNDS; round++)
  for (const { group, rounds } of measured) {
    // Whoever is first in one round is last in the next: those that wait may disturb those that start.
    const begins = round % group.names.length;
    const names = [...group.names.slice(begins), ...group.names.slice(0, begins)];
    rounds.push(await measureRound({ ...group, names }, places, count));
  }
server.kill();

const seconds = ((performance.now() - begun) / 1_000).toFixed(0);
const load = loadavg()[0]?.toFixed(0);
process.stdout.write(
  [
    `${cpus()[0]?.model}, node ${process.version}, load ${load}, medians of ${ROUNDS} processes each, ${seconds} s\n`,
    ...measured.map(
      ({ group, rounds }) => `\n${group.title}:\n\n${tableOf(group, rounds)}\n${comparisonsIn(group, rounds)}`,
    ),
    `\n${toldSizes}`,
  ].join(''),
);
