/**
 * The packages of `packages/` as a stranger gets them: packed, installed into an empty folder beside what they need, their
 * types checked, and the first example of the README of each run.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startLocalService } from '../support/over-http.ts';

const npm = (args: readonly string[], cwd: string): string =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

/** The first example of a README, with what its comments say as assertions. */
const exampleOf = (readme: string): string => {
  const [, code = ''] = /```ts\n(.*?)```/s.exec(readFileSync(readme, 'utf8')) ?? [];
  return code
    .replace(/^(.+); \/\/ (.+)$/gm, 'assert.equal($1, $2);')
    .replace(/^/, "import assert from 'node:assert';\n");
};

/** The project of the OpenFeature example. */
const seed = async (url: string): Promise<void> => {
  const checkout = {
    name: 'checkout',
    entityOverrides: { 'visitor-1': 'new' },
    variations: [
      { name: 'old', value: { boolValue: false } },
      { name: 'new', value: { boolValue: true } },
    ],
  };
  for (const [path, body] of [
    ['projects', { name: 'shop' }],
    ['projects/shop/features', checkout],
  ] as const) {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${url}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  }
};

/** What OpenFeature's package is used with: the SDK that its `package.json` was tested with. */
const sdkOf = (packageFile: string): readonly string[] =>
  Object.entries(JSON.parse(readFileSync(packageFile, 'utf8')).devDependencies).map((pair) => pair.join('@'));

/** Throws when one of the packages cannot be used. */
export const usePackages = async (folder: string): Promise<void> => {
  const own = join(folder, 'packages');
  mkdirSync(own);
  writeFileSync(join(own, 'package.json'), '{"private": true, "type": "module"}');
  const chosen = readdirSync('packages').flatMap((name) => ['--workspace', `packages/${name}`]);
  const packed = JSON.parse(npm(['pack', ...chosen, '--json', '--silent', '--pack-destination', own], '.'));
  const files = (packed as { filename: string }[]).map(({ filename }) => join(own, filename));
  const sdk = sdkOf('packages/openfeature/package.json');
  npm(['install', '--silent', '--no-audit', '--no-fund', ...files, ...sdk, '@types/node@24'], own);
  const service = await startLocalService();
  try {
    await seed(service.endpoint);
    const openfeature = exampleOf('packages/openfeature/README.md');
    const examples = {
      evaluation: exampleOf('packages/evaluation/README.md'),
      openfeature: openfeature.replaceAll('http://127.0.0.1:2773', service.endpoint),
      client:
        "import { evidentlyClient } from '@selfevident/evidently-client';\n" +
        "evidentlyClient('http://localhost:1', { region: 'eu-west-1' });\n",
    };
    for (const [name, text] of Object.entries(examples)) writeFileSync(join(own, `${name}.ts`), text);
    const sources = Object.keys(examples).map((name) => `${name}.ts`);
    const options = ['--ignoreConfig', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2022'];
    execFileSync(resolve('node_modules/.bin/tsc'), [...options, '--types', 'node', ...sources], {
      cwd: own,
      stdio: 'inherit',
    });
    for (const name of Object.keys(examples)) execFileSync('node', [`${name}.js`], { cwd: own, stdio: 'inherit' });
  } finally {
    await service.stop();
  }
};
