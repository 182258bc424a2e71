/**
 * Pairs of operations started together, and how often each outcome is seen: `node bench/time/races.ts [repetitions]`.
 * The two come from processes of their own. Afterwards the whole table must be consistent. Then a guard, a stop, a
 * continuation, an update and the sweep, started together on launches of their own: fifty times as often.
 */
import { settle } from '../../lambdas/time/settle.ts';
import { violations } from '../../test/lambdas/invariants.ts';
import { scan } from '../../test/lambdas/scan.ts';
import { openTestService, startTime, type TestService } from '../../test/support/in-process.ts';
import { startEngine } from './engine.ts';
import { knowsAllAlarms, raceOnce } from './guard-races.ts';
import { type Pair, pairs } from './pairs.ts';

const [repetitions = 200] = process.argv.slice(2).map(Number);
const engine = { ...(await startEngine()) };
const dynamodb = { config: engine.config, newTable: engine.newTable, stop: () => undefined };

const print = (line: string) => process.stdout.write(`${line}\n`);

/** A few reads first, so that now one is ahead and now the other. */
const behind = async <Result>({ service }: TestService, reads: number, run: () => Promise<Result>): Promise<Result> => {
  for (let read = 0; read < reads; read++) await service.store.projects.get('shop');
  return run();
};

const race = async (pair: Pair): Promise<void> => {
  const left = await openTestService(dynamodb, {
    quotas: { features: 1_000_000, runningLaunches: 1_000, runningExperiments: 1_000 },
  });
  const right = await openTestService({ ...dynamodb, newTable: async () => left.tableName });
  await left.ok('CreateProject', { name: 'shop' });
  const seen = new Map<string, number>();
  for (let number = 0; number < repetitions; number++) {
    left.clock.now = right.clock.now = pair.start;
    const side = await pair.prepare(left, `n${number}`);
    const sweep =
      (now: number) =>
      async ({ service }: TestService) =>
        `${await settle({ store: service.store, now, report: service.report })} written`;
    const [one, other] = side(sweep);
    const both = await Promise.all([
      behind(left, Math.max(0, (number % 9) - 4), () => one(left)),
      behind(right, Math.max(0, 4 - (number % 9)), () => other(right)),
    ]);
    const outcome = `${both.join(' / ')}: ${await pair.result(left, `n${number}`)}`;
    seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
    await pair.clean?.(left, `n${number}`);
  }
  const broken = violations(await scan(dynamodb, left.tableName));
  for (const [outcome, times] of [...seen].sort(([, a], [, b]) => b - a))
    print(`| ${pair.name} | ${outcome} | ${times} |`);
  if (broken.length > 0) print(`| ${pair.name} | INCONSISTENT: ${broken.join('; ')} | |`);
};

print(`${repetitions} repetitions\n\n| started together | outcome of each: what is left | times |\n|---|---|---|`);
for (const pair of pairs) await race(pair);

/** Launches that race at the same time, and those of one table. */
const AT_ONCE = 8;
const PER_TABLE = 250;

const raceGuards = async (first: number): Promise<string[]> => {
  const options = {
    describeAlarms: knowsAllAlarms,
    quotas: { features: 10_000, launches: 10_000, runningLaunches: 1_000 },
  };
  const left = await openTestService(dynamodb, options);
  const right = await openTestService({ ...dynamodb, newTable: async () => left.tableName }, options);
  left.clock.now = right.clock.now = startTime;
  await left.ok('CreateProject', { name: 'shop' });
  const problems: string[] = [];
  for (let number = first; number < first + PER_TABLE; number += AT_ONCE)
    problems.push(
      ...(
        await Promise.all(
          Array.from({ length: Math.min(AT_ONCE, first + PER_TABLE - number) }, (_, index) =>
            raceOnce({ left, right }, `n${number + index}`, number + index),
          ),
        )
      ).flat(),
    );
  return [...problems, ...violations(await scan(dynamodb, left.tableName))];
};

const guardRaces = repetitions * 50;
const problems: string[] = [];
for (let first = 0; first < guardRaces; first += PER_TABLE) problems.push(...(await raceGuards(first)));
print(`\n${guardRaces} races of a guard, a stop, a continuation, an update and the sweep: ${problems.length} problems`);
for (const problem of problems) print(`  ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;
await engine.stop();
process.exit();
