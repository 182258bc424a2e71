/**
 * The console in a real browser, against a real service: installs the driver, builds the console, and runs every file
 * `*.check.ts` in `browser/`, or those that arguments name. A part of a check's name behind `--only` leaves the others
 * out.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run as runTests } from 'node:test';
import { spec } from 'node:test/reporters';
import { parseArgs } from 'node:util';

const BROWSER = join(import.meta.dirname, 'browser');
/** Milliseconds, for a check that hangs. */
const TIMEOUT = 120_000;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } });
const run = (file: string, args: readonly string[]): void => {
  execFileSync(file, args, { stdio: 'inherit', shell: file === 'npm' && process.platform === 'win32' });
};

run('npm', ['ci', '--silent', '--prefix', import.meta.dirname]);
run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', BROWSER]);
run(process.execPath, ['console/build/build.ts']);
const files = readdirSync(BROWSER)
  .filter((file) => file.endsWith('.check.ts'))
  .filter((file) => positionals.length === 0 || positionals.includes(file.replace('.check.ts', '')))
  .map((file) => join(BROWSER, file));
if (files.length === 0) throw new Error(`There is no check called ${positionals.join(', ')}.`);

let passed = 0;
let failed = 0;
const isCheck = ({ details }: { readonly details: { readonly type?: string } }): boolean => details.type !== 'suite';
const tests = runTests({
  files,
  isolation: 'none',
  concurrency: false,
  timeout: TIMEOUT,
  ...(values.only ? { testNamePatterns: [values.only] } : {}),
});
tests.on('test:pass', (event) => {
  if (isCheck(event)) passed += 1;
});
tests.on('test:fail', (event) => {
  if (isCheck(event)) failed += 1;
});
tests.compose(spec).pipe(process.stdout);
tests.on('end', () => {
  console.warn(`console: ${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
});
