/**
 * The agent at localhost:2772, told by AWS's variables, as real programs meet it: the way of Evidently's user guide, a
 * page in Flask, files of flags, the suites of boto3 and of the SDK for JavaScript, and its container without Docker.
 * Names as arguments leave the others out.
 */
import { clientProblems } from './clients.ts';
import { containerProblems } from './container.ts';
import { flagProblems } from './flags.ts';
import { openPlace } from './place.ts';
import { guideProblems, pageProblems } from './python.ts';

const checks = {
  guide: guideProblems,
  page: pageProblems,
  flags: flagProblems,
  clients: clientProblems,
  container: containerProblems,
} as const;

const asked = process.argv.slice(2);
const place = await openPlace();
let failed = 0;
try {
  await place.useAgent();
  for (const [name, check] of Object.entries(checks)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const problems = await check(place);
    console.warn(`${problems.length === 0 ? 'ok' : 'FAILED'} ${name}`);
    for (const problem of problems) console.error(`  ${problem}`);
    failed += problems.length === 0 ? 0 : 1;
  }
} finally {
  await place.stop();
}
const count = asked.length === 0 ? Object.keys(checks).length : asked.length;
console.warn(`agent: ${count - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
