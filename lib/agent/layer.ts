/**
 * The agent as a layer of Lambda: a folder as Lambda unpacks it to `/opt`, with a Node of its own, since most runtimes
 * have none or an older one.
 */
import { chmodSync, copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { putAgentFiles } from './agent-files.ts';

export const architectures = ['x86_64', 'arm64'] as const;
export type LayerArchitecture = (typeof architectures)[number];

/** The least Node that the agent runs under, and the one to install. */
const NODE = '24.21.0';

/** As Node names them. */
const nodeNames = { x86_64: 'x64', arm64: 'arm64' } as const;

/**
 * What keeps Node small: a young generation of four megabytes, and neither compiling nor collecting it in threads
 * beside, which take memory of their own and must be woken for each collection. Options that change what is compiled,
 * as `--no-maglev` does, make Node compile its own modules again, which takes ten milliseconds.
 */
export const NODE_OPTIONS = [
  '--max-semi-space-size=4',
  '--no-concurrent-recompilation',
  '--no-parallel-scavenge',
] as const;

/** Lambda starts every file in `/opt/extensions`, and knows it by its name. */
const starter = `#!/bin/sh
here="\${0%/*}/../selfevident"
export MALLOC_ARENA_MAX=1 SELFEVIDENT_EXTENSION="$0"
exec "$here/node" ${NODE_OPTIONS.join(' ')} "$here/agent.js" "$@"
`;

/** @throws Error that says how to get the Node for this architecture. */
export const writeLayer = (outdir: string, architecture: LayerArchitecture): void => {
  const node = findNode(architecture);
  mkdirSync(join(outdir, 'extensions'), { recursive: true });
  putAgentFiles(join(outdir, 'selfevident'));
  copyFileSync(node, join(outdir, 'selfevident', 'node'));
  writeFileSync(join(outdir, 'extensions', 'selfevident'), starter);
  for (const file of ['selfevident/node', 'extensions/selfevident']) chmodSync(join(outdir, file), 0o755);
};

/** The Node of the npm package for the architecture, else the one that runs this. */
const findNode = (architecture: LayerArchitecture): string => {
  const arch = nodeNames[architecture];
  const name = `node-linux-${arch}`;
  const packed = packageFolder(name);
  if (packed) return join(packed, 'bin', 'node');
  const isRunning = process.platform === 'linux' && process.arch === arch;
  if (isRunning && Number.parseInt(process.versions.node, 10) >= Number.parseInt(NODE, 10)) return process.execPath;
  throw new Error(
    `A layer for ${architecture} needs the Node of it: npm install --no-save --os=linux --cpu=${arch} ${name}@${NODE}`,
  );
};

const packageFolder = (name: string): string | undefined => {
  for (const from of [join(process.cwd(), 'package.json'), import.meta.filename])
    try {
      const folder = dirname(createRequire(from).resolve(`${name}/package.json`));
      if (existsSync(join(folder, 'bin', 'node'))) return folder;
    } catch {
      // It is not installed there.
    }
  return undefined;
};
