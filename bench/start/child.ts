/**
 * One process of the pinned Node, from its start to its end.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const probe = join(import.meta.dirname, 'probe.cjs');

export interface Child {
  /** The file of the bundle; the empty text for none. */
  readonly bundle: string;
  /** The file of events, and how many of them are sent. */
  readonly events: string;
  readonly count: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Megabytes of the function, by which Lambda's runtime limits Node's heap. */
  readonly memory: number;
}

/** What {@link probe} measures of itself: milliseconds of processor time, and megabytes. */
export interface Figures {
  readonly importCpu: number;
  readonly firstCpu: number;
  /** Of one call, once it is warm; only where there are more than the first. */
  readonly warmCpu?: number;
  readonly peakMemory: number;
}

export interface Run {
  /** Milliseconds from the start of the process to its end. */
  readonly time: number;
  readonly figures: Figures;
}

/** @throws Error with what the process wrote when it failed. */
export const runChild = ({ bundle, events, count, environment, memory }: Child): Promise<Run> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(process.execPath, [...heapOf(memory), probe, bundle, events, String(count)], {
      env: environment,
    });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => errors.push(chunk));
    let time = 0;
    child.once('exit', () => {
      time = performance.now() - started;
    });
    child.once('close', (code) => {
      if (code === 0) resolve({ time, figures: figuresIn(Buffer.concat(output).toString()) });
      else reject(new Error(`${bundle}: ${Buffer.concat(errors)}`));
    });
  });

/** As the start script of Lambda's Node runtimes has it: a tenth of the memory for the young, half of it at a time. */
const heapOf = (memory: number): string[] => {
  const young = Math.floor(memory / 10);
  return [`--max-semi-space-size=${Math.floor(young / 2)}`, `--max-old-space-size=${memory - young}`];
};

/** The last line: functions write a log before it. */
const figuresIn = (output: string): Figures => JSON.parse(output.slice(output.lastIndexOf('\n') + 1)) as Figures;

export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
