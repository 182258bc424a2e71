/** One contender in a process of its own: says what is wrong with it, then measures what it is asked to. */
import { problemsOf } from './check.ts';
import type { Contender } from './contender.ts';
import { measure, type Workload } from './measure.ts';

const name = process.argv[2] as string;
const module = (await import(`./contenders/${name}.js`)) as { setUp: () => Contender | Promise<Contender> };
const contender = await module.setUp();

process.on('message', (workload: Workload) => process.send?.(measure(contender, workload)));
process.send?.(problemsOf(contender));
