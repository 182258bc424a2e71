/**
 * The two measurements: how long processes take that start, and what they take of processor and memory under load.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Figures, median, type Run, runChild } from './child.ts';
import type { Workload } from './workloads.ts';

export interface Bench {
  /** Where files are written for the processes to read. */
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly bundleOf: (workload: Workload) => string;
  /** Megabytes of the function. */
  readonly memoryOf: (workload: Workload) => number;
}

/** Milliseconds, medians, over those of a process that starts and ends. */
export interface Start {
  /** To have the bundle loaded, and to have its first answer, with the first call of DynamoDB in it. */
  readonly import: number;
  readonly answer: number;
}

let run = 0;

const sent = (bench: Bench, workload: Workload, count: number): Promise<Run> => {
  run += 1;
  const { answer, warmUp, event } = workload;
  const events = Array.from({ length: count }, (_, call) => event(call, run));
  const file = join(bench.directory, `events-${run}.json`);
  writeFileSync(file, JSON.stringify({ events, answer, warmUp }));
  const { environment } = bench;
  const memory = bench.memoryOf(workload);
  return runChild({ bundle: bench.bundleOf(workload), events: file, count, environment, memory });
};

/** Everybody takes a turn in each round, so that what disturbs the machine disturbs all of them. */
export const measureStarts = async (
  bench: Bench,
  workloads: readonly Workload[],
  rounds: number,
): Promise<{ readonly empty: number; readonly starts: readonly Start[] }> => {
  const nothing = { ...bench, bundleOf: () => '' };
  const empty: number[] = [];
  const imports: number[][] = workloads.map(() => []);
  const answers: number[][] = workloads.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [index, workload] of workloads.entries()) {
      if (index === 0) empty.push((await sent(nothing, workload, 0)).time);
      imports[index]?.push((await sent(bench, workload, 0)).time);
      answers[index]?.push((await sent(bench, workload, 1)).time);
    }
  const base = median(empty);
  const starts = workloads.map((_, index) => ({
    import: median(imports[index] ?? []) - base,
    answer: median(answers[index] ?? []) - base,
  }));
  return { empty: base, starts };
};

/** Medians of the rounds, and the most memory of any. */
export const measureLoad = async (bench: Bench, workload: Workload, rounds: number) => {
  const all: Figures[] = [];
  const count = 1 + workload.warmUp + workload.measured;
  for (let round = 0; round < rounds; round++) all.push((await sent(bench, workload, count)).figures);
  const warm = all.flatMap(({ warmCpu }) => warmCpu ?? []);
  return {
    importCpu: median(all.map(({ importCpu }) => importCpu)),
    firstCpu: median(all.map(({ firstCpu }) => firstCpu)),
    warmCpu: warm.length > 0 ? median(warm) : null,
    peakMemory: Math.max(...all.map(({ peakMemory }) => peakMemory)),
  };
};
