#!/usr/bin/env node
/**
 * Makes `dist` of the npm package: the local service, the construct with the bundles of its functions, and the types.
 * npm runs it before it packs.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { writeAgent } from '../lib/agent/bundle-agent.ts';
import { inputsOf, writeBundle } from '../lib/functions/bundle.ts';
import { type FunctionName, functionRows } from '../lib/functions/functions.ts';
import { packageFolders, thirdPartyNotices } from '../lib/third-party-notices.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const options = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  // The npm package contains it.
  alias: { '@selfevident/evaluation': join(root, 'packages', 'evaluation') },
  metafile: true,
  logLevel: 'error',
} satisfies BuildOptions;

/** The npm package starts the agent from its own bundle, in two thirds of the time that ES modules take. */
const bundledAgent: Plugin = {
  name: 'bundled-agent',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^\.\.\/local\/agent\/main\.ts$/ }, ({ path }) => ({ path, namespace: 'bundled-agent' }));
    onResolve({ filter: /^\.\/agent\/agent\.js$/ }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /./, namespace: 'bundled-agent' }, () => ({
      contents: "export const agent = () => import('./agent/agent.js');",
    }));
  },
};

rmSync(dist, { recursive: true, force: true });
const local = await build({
  ...options,
  entryPoints: ['bin/local.ts'],
  target: 'node24',
  splitting: true,
  outdir: dist,
  plugins: [bundledAgent],
});
const functions = [...(Object.keys(functionRows) as FunctionName[]), 'console-upload'].map((name) =>
  writeBundle({ name, outdir: join(dist, 'functions', name), sourceMaps: join(dist, 'source-maps') }),
);
const packedCode: Plugin = {
  name: 'packed-code',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^\.(\.\/functions)?\/code\.ts$/ }, () => ({
      path: join(root, 'lib', 'functions', 'packed-code.ts'),
    }));
    onResolve({ filter: /^\.\/agent-files\.ts$/ }, () => ({
      path: join(root, 'lib', 'agent', 'packed-agent-files.ts'),
    }));
  },
};
const construct = await build({
  ...options,
  entryPoints: ['lib/index.ts'],
  // CDK apps may run on Node 20.
  target: 'node20',
  outfile: join(dist, 'construct.js'),
  plugins: [packedCode],
});
const agent = await writeAgent(join(dist, 'agent'));
copyFileSync('lib/agent/Dockerfile', join(dist, 'agent', 'Dockerfile'));
const inputs = [local, construct].flatMap(({ metafile }) => inputsOf(metafile));
const folders = packageFolders([...inputs, ...agent, ...functions.flatMap((bundled) => bundled.inputs)]);
writeFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(folders));
execFileSync(process.execPath, [join(root, 'console', 'build', 'build.ts')], { stdio: 'inherit' });
cpSync(join(dist, 'console'), join(dist, 'functions', 'console-upload', 'console'), { recursive: true });
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
execFileSync(process.execPath, [compiler, '-p', 'tsconfig.types.json'], { stdio: 'inherit' });
