/**
 * Bundles the agent without any package beside it: for its container, and for the layer of Lambda. What most agents never
 * need is in files of its own, because reading code takes memory and time.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { bundleOptions, inputsOf } from '../functions/bundle.ts';

const root = join(import.meta.dirname, '../..');

/** Files that are loaded when they are needed. */
const lazy = ['credential-chain', 'journal', 'extension/lifecycle'];

/** The imports of these files stay, and find them beside the agent. */
const beside: Plugin = {
  name: 'beside',
  setup: ({ onResolve }) =>
    onResolve({ filter: new RegExp(`^\\./(${lazy.join('|')})\\.ts$`) }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path: `./${basename(path, '.ts')}.js`, external: true } : undefined,
    ),
};

/** As for functions, but an agent runs anywhere: the chain of credentials is whole, and reads files. */
const { '@aws-sdk/credential-provider-node': _, 'node:fs/promises': __, ...standIns } = bundleOptions.alias;

const options = {
  ...bundleOptions,
  alias: { ...standIns, '@selfevident/evaluation': join(root, 'packages', 'evaluation') },
  plugins: [beside],
  metafile: true,
  write: false,
} satisfies BuildOptions;

/** Writes `agent.js` and the files beside it. Returns the paths of the files whose code is in them. */
export const writeAgent = async (outdir: string): Promise<readonly string[]> => {
  const parts = lazy.map((name) => [basename(name), `local/agent/${name}.ts`]);
  const entryPoints = { agent: 'bin/agent.ts', ...Object.fromEntries(parts) };
  const { outputFiles, metafile } = await build({ ...options, entryPoints, outdir });
  mkdirSync(outdir, { recursive: true });
  for (const { path, contents } of outputFiles) writeFileSync(join(outdir, basename(path)), contents);
  // The nearest package.json says how files are read.
  writeFileSync(join(outdir, 'package.json'), '{"type":"commonjs"}\n');
  return inputsOf(metafile);
};
