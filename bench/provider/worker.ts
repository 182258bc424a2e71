/** Measures one contender in a process of its own, and sends what it found. */
import { FLAGS, VISITORS } from './flags.ts';

export interface Found {
  /** Milliseconds from the first import to the first answer, and of CPU time in them. */
  readonly cold: number;
  readonly coldCpu: number;
  /** MB of the heap for code and flags, when each flag has been asked. */
  readonly heap: number;
  /** Microseconds of CPU time for each evaluation. */
  readonly evaluation: number;
  /** How many of 20,000 evaluations of split flags were served B. */
  readonly half: number;
}

type Evaluate = (flag: string, visitor: string) => unknown;

const WARM_UP = 30_000;
const MEASURED = 50_000;

const [, , name, url] = process.argv;
const collect = (globalThis as unknown as { readonly gc: () => void }).gc;
/** Microseconds. */
const cpuSince = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(before);
  return user + system;
};
const heapNow = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

const before = heapNow();
const [begun, usedBefore] = [performance.now(), process.cpuUsage()];
const { start, settle } = (await import(`./contenders/${name}.js`)) as {
  start: (url: string | undefined) => Promise<Evaluate>;
  settle?: () => Promise<unknown>;
};
const evaluate = await start(url);
await evaluate('feature-0', 'visitor-0');
const cold = performance.now() - begun;
const coldCpu = cpuSince(usedBefore) / 1_000;
for (const flag of FLAGS) await evaluate(flag.name, 'visitor-0');
const heap = (heapNow() - before) / 1e6;

/** In a fixed order that is not that of the flags. */
const run = async (count: number): Promise<number> => {
  let served = 0;
  for (let index = 0; index < count; index++) {
    // As in a server, others have their turn: exposures are sent meanwhile.
    if (index % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
    const flag = FLAGS[(index * 37) % FLAGS.length] as (typeof FLAGS)[number];
    const answer = await evaluate(flag.name, VISITORS[(index * 11 + ((index / 100) | 0)) % VISITORS.length] as string);
    if (flag.isSplit && answer === 'B') served++;
  }
  return served;
};

await run(WARM_UP);
// Everybody is exposed to everything once, and that is sent: what is measured is the evaluation, not its first report.
for (const visitor of VISITORS) for (const flag of FLAGS) if (flag.isSplit) await evaluate(flag.name, visitor);
await settle?.();
await run(WARM_UP);
const used = process.cpuUsage();
const half = await run(MEASURED);
const evaluation = cpuSince(used) / MEASURED;
process.send?.({ cold, coldCpu, heap, evaluation, half } satisfies Found);
process.disconnect();
process.exit(0);
