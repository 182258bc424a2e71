/**
 * What a call takes: DynamoDB's units, the processor, how often it waits, and what it writes in the log.
 */
import type { OperationName } from '../../contract/index.ts';
import { eventOf } from '../../test/support/in-process.ts';
import type { Taken } from './model.ts';
import type { Scene } from './scene.ts';

export interface Workload {
  readonly name: string;
  /** Megabytes of the function. */
  readonly memory: number;
  /** Writes of one call that the counting follows. */
  readonly counted: number;
  /** Makes what the call is about, and is not measured. */
  readonly prepare?: () => Promise<unknown>;
  /** Makes one call; each is new to the service. */
  readonly run: () => Promise<unknown>;
}

export const request = (scene: Scene, operation: OperationName, input: () => object) => async (): Promise<void> => {
  const { statusCode, body } = await scene.handle(eventOf(operation, { ...input() }));
  if (statusCode !== 200) throw new Error(`${operation}: ${statusCode} ${body}`);
};

export interface Rounds {
  readonly warmUp: number;
  readonly measured: number;
  readonly timed: number;
}

const usual: Rounds = { warmUp: 50, measured: 50, timed: 5 };
/** For what takes a second of the processor. */
export const few: Rounds = { warmUp: 3, measured: 10, timed: 2 };
const delay = 50;

const runPrepared = async ({ prepare, run }: Workload): Promise<unknown> => {
  await prepare?.();
  return run();
};

/** Workloads take turns, so that each leaves to the next what it needs. Of the processor it is the mean, since bills are sums. */
export const measure = async (scene: Scene, workloads: readonly Workload[], rounds = usual): Promise<Taken[]> => {
  let logged = 0;
  const { write } = process.stdout;
  process.stdout.write = (text: unknown) => {
    logged += Buffer.byteLength(String(text));
    return true;
  };
  const sums = workloads.map(() => ({ read: 0, write: 0, processor: 0, logBytes: 0 }));
  try {
    for (let round = 0; round < rounds.warmUp; round++) for (const workload of workloads) await runPrepared(workload);
    for (let round = 0; round < rounds.measured; round++)
      for (const [index, { prepare, run }] of workloads.entries()) {
        await prepare?.();
        Object.assign(scene.units, { read: 0, write: 0 });
        logged = 0;
        const before = process.cpuUsage();
        await run();
        const { user, system } = process.cpuUsage(before);
        const sum = sums[index] as (typeof sums)[number];
        sum.read += scene.units.read;
        sum.write += scene.units.write;
        sum.processor += (user + system) / 1_000;
        sum.logBytes += logged;
      }
    const waits = await waitsOf(scene, workloads, rounds);
    return workloads.map(({ memory, counted }, index) => {
      const { read, write, processor, logBytes } = sums[index] as (typeof sums)[number];
      const of = (sum: number) => sum / rounds.measured;
      return {
        memory,
        counted,
        waits: waits[index] ?? 0,
        ...{ read: of(read), write: of(write) },
        processor: of(processor),
        logBytes: of(logBytes),
      };
    });
  } finally {
    process.stdout.write = write;
  }
};

/** How many answers of DynamoDB each waits for in a row: by how much longer it takes when every answer is held back. */
const waitsOf = async (scene: Scene, workloads: readonly Workload[], rounds: Rounds): Promise<number[]> => {
  const without = await timesOf(workloads, rounds);
  scene.delay = delay;
  const held = await timesOf(workloads, rounds);
  scene.delay = 0;
  return held.map((time, index) => Math.round((time - (without[index] ?? 0)) / delay));
};

/** Milliseconds: the shortest, which has the least of what else the machine does. */
const timesOf = async (workloads: readonly Workload[], rounds: Rounds): Promise<number[]> => {
  const times: number[][] = workloads.map(() => []);
  for (let round = 0; round < rounds.timed; round++)
    for (const [index, { prepare, run }] of workloads.entries()) {
      await prepare?.();
      const before = performance.now();
      await run();
      times[index]?.push(performance.now() - before);
    }
  return times.map((of) => Math.min(...of));
};
