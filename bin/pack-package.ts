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

const makeDist = async (entries: readonly string[]): Promise<void> => {
  rmSync('dist', { recursive: true, force: true });
  await build({
    entryPoints: [...entries],
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    // Runs on Node 20, and on browsers as old as it.
    target: 'es2022',
    outdir: 'dist',
    logLevel: 'error',
  });
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const options = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--outDir', 'dist', '--rootDir', '.'];
  const config = { extends: join(root, 'tsconfig.json'), files: entries, include: [] };
  writeFileSync('tsconfig.pack.json', JSON.stringify(config));
  execFileSync(process.execPath, [compiler, '-p', 'tsconfig.pack.json', ...options], { stdio: 'inherit' });
  rmSync('tsconfig.pack.json');
};

restore();
if (!process.argv.includes('--restore')) {
  const text = readFileSync(checkout, 'utf8');
  const description = JSON.parse(text) as { exports: Record<string, string> };
  const entries = Object.entries(description.exports).filter(([, path]) => path.endsWith('.ts'));
  await makeDist(entries.map(([, path]) => path));
  const exports = entries.map(([name, path]) => [name, { types: built(path, 'd.ts'), default: built(path, 'js') }]);
  writeFileSync(kept, text);
  const published = { ...description, exports: { ...description.exports, ...Object.fromEntries(exports) } };
  writeFileSync(checkout, `${JSON.stringify({ ...published, scripts: undefined }, null, 2)}\n`);
}
