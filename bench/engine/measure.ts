/** The CPU time of an evaluation: that of the whole process, its garbage collector's and compiler's threads included. */
import type { Contender } from './contender.ts';
import { type FeatureName, freshAttributes, freshId, idFor, type Served } from './workloads.ts';

export type Workload = 'W1' | 'W2' | 'W2 from text' | 'W3' | 'W4' | 'mix';

/** The features of a workload, each as often as any other. */
const FEATURES_OF: Record<Workload, readonly FeatureName[]> = {
  W1: ['split'],
  W2: ['segments'],
  'W2 from text': ['segments'],
  W3: ['overrides'],
  W4: ['plain'],
  mix: ['split', 'segments', 'overrides', 'plain'],
};

/** Few enough to stay in the processor's caches, where a service has what it has just received. */
const BATCH = 1_000;
/** So many of a batch come before the clock starts: a processor that has just made a batch has the code of none of the contenders at hand. */
const AHEAD = 100;
const MOST_BATCHES = 200;
/** A measurement goes on until it has this much CPU time, in microseconds, or MOST_BATCHES. */
const ENOUGH = 60_000;

interface Batch {
  readonly users: readonly unknown[];
  /** For each user the position of its evaluation in `evaluations`. */
  readonly which: Uint8Array;
  readonly evaluations: readonly ((user: unknown) => Served)[];
}

/** Looks at the entity, and does nothing with it. */
const look = (user: unknown): Served => (typeof user === 'object' ? 'A' : 'B');

/** Nanoseconds of CPU time per evaluation of entities never seen before, without those of the loop and the clock around it. */
export function measure(contender: Contender, workload: Workload): number {
  let spent = 0;
  let batches = 0;
  while (batches < MOST_BATCHES && spent < ENOUGH) {
    const batch = prepare(contender, workload);
    const idle = { ...batch, evaluations: batch.evaluations.map(() => look) };
    const loop = cpuTime(() => run(idle, AHEAD, BATCH));
    run(batch, 0, AHEAD);
    spent += cpuTime(() => run(batch, AHEAD, BATCH)) - loop;
    batches++;
  }
  return (spent * 1_000) / (batches * (BATCH - AHEAD));
}

/** Microseconds. */
function cpuTime(work: () => number): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

function prepare(contender: Contender, workload: Workload): Batch {
  if (workload === 'W2 from text') return fromText(contender);
  const { user, evaluate } = contender;
  const features = FEATURES_OF[workload];
  const evaluations = features.map((feature) => evaluate[feature]);
  const which = Uint8Array.from({ length: BATCH }, () => Math.floor(Math.random() * features.length));
  const users = Array.from(which, (position) => user(idFor(features[position] as FeatureName), freshAttributes()));
  return { users, which, evaluations };
}

function fromText({ userFromText, evaluate }: Contender): Batch {
  const users = Array.from({ length: BATCH }, () => ({ id: freshId(), text: textOf(freshAttributes()) }));
  const evaluation = (request: unknown): Served => {
    const { id, text } = request as { id: string; text: string };
    return evaluate.segments(userFromText(id, text));
  };
  return { users, which: new Uint8Array(BATCH), evaluations: [evaluation] };
}

/** A text as it is decoded from a request. */
const textOf = (attributes: object): string => Buffer.from(JSON.stringify(attributes)).toString();

/** The answers are counted, so that no compiler may leave an evaluation out. */
function run({ users, which, evaluations }: Batch, from: number, to: number): number {
  let seen = 0;
  for (let i = from; i < to; i++) {
    if (evaluations[which[i] as number]?.(users[i]) === 'B') seen++;
  }
  return seen;
}
