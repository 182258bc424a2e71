/**
 * `npm run verify -- exposures`: random histories through the provider, every fourth through the agent, and the same by
 * direct calls. Sums of each metric and arm, unique entities and drops must be equal. Then the page of examples/express.
 * `--full`: 10,000 histories. Two numbers as arguments, FIRST COUNT, are those of the first history and of
 * histories: the same number is the same history always, so that many can be lived through in portions. `--threads` is
 * 2 by default; `--without-page` leaves the page out.
 */
import { parseArgs } from 'node:util';
import { HAPPENINGS } from './history.ts';
import { liveAll } from './live-all.ts';
import { expressProblems } from './run-express.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    full: { type: 'boolean' },
    threads: { type: 'string', default: '2' },
    'without-page': { type: 'boolean' },
  },
});
const [first = 1, count = values.full ? 10_000 : 100] = positionals.map(Number);
if (![first, count].every(Number.isSafeInteger)) throw new Error(`not FIRST COUNT: ${positionals.join(' ')}`);
/** Histories between two lines of progress. */
const STEP = 500;

let [passed, failed, evaluations, told, events] = [0, 0, 0, 0, 0];
await liveAll({ first, count, threads: Number(values.threads) }, (lived) => {
  if (lived.difference === undefined) passed++;
  else {
    failed++;
    console.error(`history ${lived.seed}: ${lived.difference}`);
  }
  evaluations += lived.evaluations;
  told += lived.told;
  events += lived.events;
  if ((passed + failed) % STEP === 0) console.warn(`${passed + failed} of ${count} histories, ${failed} failed`);
});
console.warn(
  `${count} histories from ${first} on, of ${HAPPENINGS} happenings: ${evaluations} evaluations, told by ${told} ` +
    `exposures; ${events} events counted`,
);
if (!values['without-page']) {
  const problems = await expressProblems();
  for (const problem of problems) console.error(problem);
  if (problems.length === 0) passed++;
  else failed++;
}
console.warn(`exposures: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
