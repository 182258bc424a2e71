/**
 * `npm run verify -- exposures`: random histories through the provider, and the same by direct calls. Sums of each
 * metric and arm, unique entities and drops must be equal. Then the page of examples/express. `--full`: 10,000 histories. A number as an argument is that
 * of the first history.
 */
import { aggregate } from '../../lambdas/stream/aggregate.ts';
import { recordsOf } from '../lambdas/stream/stream-records.ts';
import { totalsOf } from '../lambdas/stream/totals-in-table.ts';
import { startDynamoDB } from '../support/dynamodb.ts';
import { seeded } from '../support/fault-injection.ts';
import { openTestService, type TestService } from '../support/in-process.ts';
import { liveThrough } from './history.ts';
import { expressProblems } from './run-express.ts';
import { type Circumstances, openWorld, type World } from './world.ts';

const DAY = 86_400_000;
const isFull = process.argv.includes('--full');
const HISTORIES = isFull ? 10_000 : 40;
const first = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 1);
/** Histories share a table, and are counted together. */
const TOGETHER = 10;
const HAPPENINGS = 80;

const circumstancesOf = (seed: number): Circumstances => ({
  failing: [0, 0, 0.2][seed % 3] as number,
  skew: [0, DAY, -DAY, 0, 7][seed % 5] as number,
  delivers: seed % 7 === 0,
});

/** A repeated call counts its drops again, as any repeated call does: they are compared where no call fails. */
const totals = async (world: World, project: string, withDrops: boolean): Promise<string> => {
  const { store } = world.service.service;
  const trials = {
    launch: await store.launches.get(project, 'ramp'),
    experiment: await store.experiments.get(project, 'colour'),
  };
  const all: Record<string, unknown> = {};
  for (const [type, found] of Object.entries(trials)) {
    const id = found?.entity.id ?? '';
    const { sums, uniques } = await totalsOf(dynamodb, world.service.tableName, id);
    const counted = Object.fromEntries(Object.entries(sums).filter(([, { N }]) => N > 0n));
    all[type] = { sums: counted, uniques, ...(withDrops ? { dropped: (await store.drops.list(id))(0).dropped } : {}) };
  }
  return JSON.stringify(all, (_, value) => (typeof value === 'bigint' ? String(value) : value), 1);
};

const dynamodb = await startDynamoDB();

const liveTogether = async (seeds: readonly number[]): Promise<readonly string[]> => {
  const service = await openTestService(dynamodb);
  await service.ok('CreateSegment', { name: 'beta', pattern: '{"beta":[true]}' });
  const worlds: World[] = [];
  for (const seed of seeds) worlds.push(await liveOne(service, seed));
  const records = await recordsOf(dynamodb, service.tableName);
  for (let taken = 0; taken < records.length; taken += 100)
    await aggregate({ store: service.service.store, report: () => undefined }, {
      shardId: 'shard',
      Records: records.slice(taken, taken + 100),
    } as never);
  const different: string[] = [];
  for (const [index, world] of worlds.entries()) {
    const withDrops = circumstancesOf(seeds[index] as number).failing === 0;
    const [direct, provided] = [
      await totals(world, world.projects.direct, withDrops),
      await totals(world, world.projects.provider, withDrops),
    ];
    events += Object.values(JSON.parse(direct) as Record<string, { sums: Record<string, { N: string }> }>)
      .flatMap(({ sums }) => Object.entries(sums))
      .reduce((sum, [arm, { N }]) => sum + (/ [ab]$/.test(arm) ? Number(N) : 0), 0);
    if (direct !== provided)
      different.push(`history ${seeds[index]}: ${direct}\nby calls, and through the provider\n${provided}`);
  }
  return different;
};

let [events, writes, evaluations] = [0, 0, 0];

const liveOne = async (service: TestService, seed: number): Promise<World> => {
  const random = seeded(seed);
  const world = await openWorld(service, circumstancesOf(seed), { name: `h${seed}`, random });
  await liveThrough(world, random, HAPPENINGS);
  await world.close();
  writes += world.writes();
  evaluations += HAPPENINGS * 0.55;
  return world;
};

let [passed, failed] = [0, 0];
try {
  for (let seed = first; seed < first + HISTORIES; seed += TOGETHER) {
    const seeds = Array.from({ length: Math.min(TOGETHER, first + HISTORIES - seed) }, (_, index) => seed + index);
    const different = await liveTogether(seeds);
    for (const each of different) console.error(each);
    failed += different.length;
    passed += seeds.length - different.length;
  }
} finally {
  dynamodb.stop();
}
console.warn(
  `${passed + failed} histories of ${HAPPENINGS} happenings: ${Math.round(evaluations)} evaluations, told by ${writes} exposures; ${events} events counted`,
);
const problems = await expressProblems();
for (const problem of problems) console.error(problem);
if (problems.length === 0) passed++;
else failed++;
console.warn(`exposures: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
