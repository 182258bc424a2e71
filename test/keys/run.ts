/**
 * What a key gives away, and what can be done with it: random projects whose secrets no answer may hold, tokens that were
 * made up, pages that stay open, and a page in a browser. `--full`: 10,000 projects and 100,000 tokens. Names as
 * arguments leave the others out: `projects`, `tokens`, `open`, `page`.
 */
import { run } from '../ofrep/drivers.ts';
import { openPageProblems } from './open-page.ts';
import { pageProblems } from './page.ts';
import { leakProblems } from './random-projects.ts';
import { tokenProblems } from './tokens.ts';

const asked = process.argv.slice(2).filter((word) => word !== '--full');
const isFull = process.argv.includes('--full');

const checks: readonly (readonly [name: string, check: () => Promise<readonly string[]>])[] = [
  ['projects', () => leakProblems(isFull ? 10_000 : 60)],
  ['tokens', () => tokenProblems(isFull ? 100_000 : 2_000)],
  ['open', openPageProblems],
  ['page', pageProblems],
];

/** The stock providers, which the pages have. */
await run(['npm', 'ci', '--silent', '--prefix', 'test/ofrep']);
const problems: string[] = [];
let passed = 0;
for (const [name, check] of checks) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const found = await check();
  if (found.length === 0) passed += 1;
  problems.push(...found.map((problem) => `${name}: ${problem}`));
}
for (const problem of problems.slice(0, 20)) console.error(problem);
console.warn(`keys: ${passed} passed, ${problems.length} failed`);
process.exitCode = problems.length === 0 ? 0 : 1;
