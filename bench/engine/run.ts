/**
 * Measures the engine against its peers, each in a process of its own, all in the same minutes: in every round each contender
 * takes its turn at a workload. Prints the medians of seven rounds. `npm run bench -- engine`; see the README beside this.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import type { Workload } from './measure.ts';

const OURS = 'selfevident';
const PEERS = ['growthbook', 'launchdarkly', 'flagd', 'configcat', 'unleash', 'statsig'];
const WORKLOADS: readonly Workload[] = ['W1', 'W2', 'W2 from text', 'W3', 'W4', 'mix'];
/** The peer that each goal names, and how many times as long as ours it should take at least. */
const GOALS: Readonly<Record<Workload, readonly [peer: string, times: number]>> = {
  W1: ['flagd', 5],
  W2: ['flagd', 4],
  'W2 from text': ['flagd', 2],
  W3: ['statsig', 6],
  W4: ['flagd', 7],
  mix: ['flagd', 6],
};
const WARM_UPS = 3;
const ROUNDS = 7;

const contenders = new Map<string, ChildProcess>();
for (const name of [OURS, ...PEERS]) {
  const child = fork(new URL('worker.ts', import.meta.url), [name], { execArgv: ['--no-warnings'] });
  const complaints = (await once(child, 'message'))[0] as readonly string[];
  if (complaints.length > 0) throw new Error(`${name} does not serve what it should:\n${complaints.join('\n')}`);
  contenders.set(name, child);
}

const times = new Map<string, number[]>();
for (let round = -WARM_UPS; round < ROUNDS; round++) {
  for (const workload of WORKLOADS) {
    for (const [name, child] of contenders) {
      child.send(workload);
      const time = (await once(child, 'message'))[0] as number;
      const key = `${name} ${workload}`;
      if (round >= 0) times.set(key, [...(times.get(key) ?? []), time]);
    }
  }
}
for (const child of contenders.values()) child.kill();

const median = (name: string, workload: Workload): number => {
  const sorted = [...(times.get(`${name} ${workload}`) ?? [])].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

const fastest = (workload: Workload): number => Math.min(...PEERS.map((peer) => median(peer, workload)));
const ratio = (workload: Workload): number => fastest(workload) / median(OURS, workload);
const ratioTo = (peer: string, workload: Workload): number => median(peer, workload) / median(OURS, workload);
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
const line = (name: string, cell: (workload: Workload) => string): string => row([name, ...WORKLOADS.map(cell)]);

process.stdout.write(
  [
    `${cpus()[0]?.model}, node ${process.version}, ns of CPU time per evaluation, medians of ${ROUNDS}\n\n`,
    row(['', ...WORKLOADS]),
    row(['---', ...WORKLOADS.map(() => '---:')]),
    ...[...contenders.keys()].map((name) => line(name, (workload) => median(name, workload).toFixed(0))),
    line('fastest peer / selfevident', (workload) => ratio(workload).toFixed(1)),
    line('goal', (workload) => `${GOALS[workload][1]} (${GOALS[workload][0]})`),
    line('reached', (workload) => ratioTo(GOALS[workload][0], workload).toFixed(1)),
  ].join(''),
);
