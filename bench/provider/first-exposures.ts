/**
 * What first exposures cost the provider: each tenth evaluation is of somebody who is new to a launch, and the event of
 * that, the calls and their answers belong to the time. Other bundles of the provider can be compared with it, by their
 * folders as arguments (`buildProvider` makes one). `npm run bench -- first-exposures`; see the README beside this.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Contender, Places } from './contender.ts';
import { FLAGS } from './flags.ts';
import { buildProvider } from './sizes.ts';

/** Beside the packages that the contenders import, so that all have the same SDK. */
const FOLDER = 'bench/node_modules/.selfevident';
const ALONE = 'constant';
/** Of each contender; they take turns. */
const PROCESSES = 3;
const TURNS = 40;
/** Evaluations. Before the turns there are more visitors than the provider remembers. */
const TURN = 2_000;
const WARM_UP = 110_000;
/** Shares of the turns that were as quick or quicker. */
const QUANTILES = [0.1, 0.25, 0.5];

const partOf = (name: string): string => `./contenders/${name}.js`;

const openContender = async (bundle: string, url: string): Promise<Contender> => {
  if (bundle === ALONE) return (await import(partOf(ALONE))).overHttp();
  const { through } = await import(partOf('through-openfeature'));
  const { SelfevidentProvider } = await import(`${bundle}/server.js`);
  const provider = new SelfevidentProvider({ url, project: 'shop' });
  return through(provider, () => provider.flush());
};

/** In a process of its own: takes a turn for each message, and answers with the microseconds of an evaluation. */
const takeTurns = async (bundle: string, url: string): Promise<void> => {
  const { evaluate, settle } = await openContender(bundle, url);
  let evaluations = 0;
  const run = async (count: number): Promise<void> => {
    for (const end = evaluations + count; evaluations < end; evaluations++) {
      // As in a server, others have their turn: exposures are sent meanwhile.
      if (evaluations % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
      await evaluate(FLAGS[(evaluations * 37) % FLAGS.length]?.name ?? '', `visitor-${evaluations}`);
    }
    await settle?.();
  };
  await run(WARM_UP);
  process.send?.('warm');
  process.on('message', async () => {
    const before = process.cpuUsage();
    await run(TURN);
    const { user, system } = process.cpuUsage(before);
    process.send?.((user + system) / TURN);
  });
};

/** Microseconds of each contender's turns. */
const measure = async (names: readonly string[], url: string): Promise<Map<string, number[]>> => {
  const opened: { readonly name: string; readonly child: ChildProcess }[] = [];
  for (let nth = 0; nth < PROCESSES; nth++)
    for (const name of names) {
      const child = fork(fileURLToPath(import.meta.url), [name, url], { execArgv: ['--no-warnings'] });
      await once(child, 'message');
      opened.push({ name, child });
    }
  const found = new Map(names.map((name): [string, number[]] => [name, []]));
  for (let turn = 0; turn < TURNS; turn++)
    for (const { name, child } of opened) {
      child.send('turn');
      found.get(name)?.push((await once(child, 'message'))[0]);
    }
  for (const { child } of opened) child.kill('SIGKILL');
  return found;
};

const quantilesOf = (values: readonly number[] = []): readonly number[] => {
  const sorted = [...values].sort((a, b) => a - b);
  return QUANTILES.map((share) => sorted[Math.floor(share * sorted.length)] ?? Number.NaN);
};

const compare = async (bundles: readonly string[]): Promise<void> => {
  buildProvider(FOLDER);
  const server = fork(new URL('server.js', import.meta.url), [FOLDER]);
  const [{ url }] = (await once(server, 'message')) as [Places];
  const own = fileURLToPath(new URL(`../../${FOLDER}`, import.meta.url));
  const found = await measure([ALONE, own, ...bundles], url);
  server.kill();
  const alone = quantilesOf(found.get(ALONE));
  for (const [name, values] of found) {
    const quantiles = quantilesOf(values);
    const added = quantiles.map((value, index) => value - (alone[index] ?? 0));
    const [each, more, first] = [quantiles, added, added.map((value) => value * 10)].map((row) =>
      row.map((value) => value.toFixed(2)).join(', '),
    );
    console.log(`${name}: ${each} us an evaluation; added ${more}, for each first exposure ${first}`);
  }
};

const [, , ...args] = process.argv;
if (process.send) await takeTurns(args[0] ?? ALONE, args[1] ?? '');
else await compare(args);
