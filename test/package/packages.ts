/**
 * The packages of `packages/` as a stranger gets them: packed, installed into an empty folder beside what they need, their
 * types checked, and the first example of the README of each run.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const npm = (args: readonly string[], cwd: string): string =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

/** The first example of a README, with what its comments say as assertions. */
const exampleOf = (readme: string): string => {
  const [, code = ''] = /```ts\n(.*?)```/s.exec(readFileSync(readme, 'utf8')) ?? [];
  return code
    .replace(/^(.+); \/\/ (.+)$/gm, 'assert.equal($1, $2);')
    .replace(/^/, "import assert from 'node:assert';\n");
};

/** Throws when one of the packages cannot be used. */
export const usePackages = (folder: string): void => {
  const own = join(folder, 'packages');
  mkdirSync(own);
  writeFileSync(join(own, 'package.json'), '{"private": true, "type": "module"}');
  const packed = JSON.parse(npm(['pack', '--workspaces', '--json', '--silent', '--pack-destination', own], '.'));
  const files = (packed as { filename: string }[]).map(({ filename }) => join(own, filename));
  npm(['install', '--silent', '--no-audit', '--no-fund', ...files, '@types/node@24'], own);
  writeFileSync(join(own, 'evaluation.ts'), exampleOf('packages/evaluation/README.md'));
  writeFileSync(
    join(own, 'client.ts'),
    "import { evidentlyClient } from '@selfevident/evidently-client';\nevidentlyClient('http://localhost:1', { region: 'eu-west-1' });\n",
  );
  const options = ['--ignoreConfig', '--strict', '--module', 'nodenext', '--target', 'es2022', '--types', 'node'];
  execFileSync(resolve('node_modules/.bin/tsc'), [...options, 'evaluation.ts', 'client.ts'], {
    cwd: own,
    stdio: 'inherit',
  });
  for (const example of ['evaluation.js', 'client.js']) execFileSync('node', [example], { cwd: own, stdio: 'inherit' });
};
