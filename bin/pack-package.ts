#!/usr/bin/env node
/**
 * Makes `dist` of a package below `packages/`, with JavaScript and types, since Node runs no TypeScript below
 * `node_modules`. A checkout exports TypeScript; while npm packs, the package exports `dist`. npm runs this before it
 * packs, in the package's folder, and with `--restore` after it.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const checkout = 'package.json';
const kept = 'package.checkout.json';

const restore = (): void => {
  if (existsSync(kept)) renameSync(kept, checkout);
};

/** `./index.ts` as `./dist/index.<ending>`. */
const built = (path: string, ending: string): string => `./dist/${basename(path, '.ts')}.${ending}`;

/** A page shares no files with a server: else it would have to load those of both. */
const isForPages = (path: string): boolean => basename(path) === 'web.ts';

const bundle = async (entryPoints: string[], external: string[]): Promise<void> => {
  await build({
    entryPoints,
    bundle: true,
    splitting: true,
    external,
    format: 'esm',
    // Runs on Node 20, and on browsers as old as it.
    target: 'es2022',
    outdir: 'dist',
    logLevel: 'error',
  });
};

const makeDist = async (entries: readonly string[], external: string[]): Promise<void> => {
  rmSync('dist', { recursive: true, force: true });
  const [forPages, others] = [entries.filter(isForPages), entries.filter((path) => !isForPages(path))];
  for (const entryPoints of [forPages, others]) if (entryPoints.length > 0) await bundle(entryPoints, external);
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const options = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--outDir', 'dist', '--rootDir', '.'];
  const config = { extends: join(root, 'tsconfig.json'), files: entries, include: [] };
  writeFileSync('tsconfig.pack.json', JSON.stringify(config));
  execFileSync(process.execPath, [compiler, '-p', 'tsconfig.pack.json', ...options], { stdio: 'inherit' });
  rmSync('tsconfig.pack.json');
};

interface Description {
  readonly exports: Record<string, string>;
  readonly dependencies?: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
}

/**
 * What a package leaves where it is. Of our own packages it takes in what it uses: each file more is read, and compiled
 * with all that is in it, before an application has its first answer.
 */
const externalOf = ({ dependencies, peerDependencies }: Description): string[] => {
  const names = Object.keys({ ...dependencies, ...peerDependencies });
  return ['node:*', ...names.filter((name) => !name.startsWith('@selfevident/'))];
};

restore();
if (!process.argv.includes('--restore')) {
  const text = readFileSync(checkout, 'utf8');
  const description = JSON.parse(text) as Description;
  const entries = Object.entries(description.exports).filter(([, path]) => path.endsWith('.ts'));
  await makeDist(
    entries.map(([, path]) => path),
    externalOf(description),
  );
  const exports = entries.map(([name, path]) => [name, { types: built(path, 'd.ts'), default: built(path, 'js') }]);
  writeFileSync(kept, text);
  const published = { ...description, exports: { ...description.exports, ...Object.fromEntries(exports) } };
  writeFileSync(checkout, `${JSON.stringify({ ...published, scripts: undefined }, null, 2)}\n`);
}
