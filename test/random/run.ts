/**
 * `npm run verify -- random`: the tests that draw random cases, with many more of them. Arguments go to jest.
 */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';

const files = globSync('test/**/*.test.ts').filter((file) => readFileSync(file, 'utf8').includes('/random-cases.ts'));
const args = ['node_modules/jest/bin/jest.js', ...process.argv.slice(2), ...files];
const env = { ...process.env, RANDOM_CASES: 'many' };
process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit', env }).status ?? 1;
