/**
 * Measures one contender in a process of its own: its heap, then as many turns of evaluations as it is told to take,
 * then it sends what is left to send.
 */
import { once } from 'node:events';
import { cpuSince, openContender } from './contender.ts';
import { FLAGS, VISITORS } from './flags.ts';

export interface Warm {
  /** MB of the heap for code and flags, when each flag has been asked. */
  readonly heap: number;
}

export interface Turn {
  /** Microseconds of CPU time for each evaluation. */
  readonly evaluation: number;
  /** How many of 200 evaluations of split flags were served B. */
  readonly half: number;
}

const WARM_UP = 20_000;
const TURN = 2_000;

const collect = (globalThis as unknown as { readonly gc: () => void }).gc;
const heapNow = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

// It ends with whoever started it, however that ends.
process.on('disconnect', () => process.exit());

const before = heapNow();
const { evaluate, settle } = await openContender();
for (const flag of FLAGS) await evaluate(flag.name, 'visitor-0');
const heap = (heapNow() - before) / 1e6;
let evaluations = FLAGS.length;

/** In a fixed order that is not that of the flags. */
const run = async (count: number): Promise<number> => {
  let served = 0;
  const end = evaluations + count;
  for (; evaluations < end; evaluations++) {
    // As in a server, others have their turn: exposures are sent meanwhile.
    if (evaluations % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
    const flag = FLAGS[(evaluations * 37) % FLAGS.length] as (typeof FLAGS)[number];
    const visitor = VISITORS[(evaluations * 11 + ((evaluations / 100) | 0)) % VISITORS.length] as string;
    if ((await evaluate(flag.name, visitor)) === 'B' && flag.isSplit) served++;
  }
  return served;
};
/** Everybody is exposed to everything, and has been told of: what is measured is the evaluation, not a first report. */
const exposeAll = async (): Promise<void> => {
  const split = FLAGS.filter((flag) => flag.isSplit);
  for (const visitor of VISITORS) for (const flag of split) await evaluate(flag.name, visitor);
  evaluations += VISITORS.length * split.length;
  if (settle) await new Promise((resolve) => setTimeout(resolve, 200));
};

await run(WARM_UP);
await exposeAll();
await run(WARM_UP);
process.send?.({ heap } satisfies Warm);
while ((await once(process, 'message'))[0] === 'turn') {
  const used = process.cpuUsage();
  const half = await run(TURN);
  process.send?.({ evaluation: cpuSince(used) / TURN, half } satisfies Turn);
}
await settle?.();
process.send?.(evaluations);
process.disconnect();
