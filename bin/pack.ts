#!/usr/bin/env node
/**
 * Makes what the npm package has in `dist`: the local service, the construct with the bundles of its functions, and its
 * types. npm runs it before it packs.
 */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { writeBundle } from '../lib/bundle.ts';
import { type FunctionName, functionRows } from '../lib/functions.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const options = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'error',
} satisfies BuildOptions;

rmSync(dist, { recursive: true, force: true });
await build({ ...options, entryPoints: ['bin/local.ts'], target: 'node24', splitting: true, outdir: dist });
for (const name of Object.keys(functionRows) as FunctionName[])
  writeBundle({ name, outdir: join(dist, 'functions', name), sourceMaps: join(dist, 'source-maps') });
const packedCode: Plugin = {
  name: 'packed-code',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\/code\.ts$/ }, () => ({ path: join(root, 'lib', 'packed-code.ts') })),
};
await build({
  ...options,
  entryPoints: ['lib/index.ts'],
  // What CDK apps may run on.
  target: 'node20',
  outfile: join(dist, 'construct.js'),
  plugins: [packedCode],
});
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
execFileSync(process.execPath, [compiler, '-p', 'tsconfig.types.json'], { stdio: 'inherit' });
