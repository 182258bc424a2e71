/**
 * What a browser has to load, gzipped, against the budgets.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

const BUILT = 'dist/console';
const manifest: Readonly<Record<string, Chunk>> = JSON.parse(readFileSync(`${BUILT}/.vite/manifest.json`, 'utf8'));

/** All files that come with these parts, through their imports. */
const filesOf = (keys: readonly string[]): ReadonlySet<string> => {
  const seen = new Set<string>();
  const walk = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk || seen.has(key)) return;
    seen.add(key);
    chunk.imports?.forEach(walk);
  };
  keys.forEach(walk);
  return new Set([...seen].flatMap((key) => [manifest[key]?.file ?? '', ...(manifest[key]?.css ?? [])]));
};

/** Kilobytes of 1,000. */
const size = (files: ReadonlySet<string>, extension: string): number =>
  [...files]
    .filter((file) => file.endsWith(extension))
    .reduce((sum, file) => sum + gzipSync(readFileSync(`${BUILT}/${file}`), { level: 9 }).length, 0) / 1_000;

const ENTRY = ['index.html'];
const FIRST = [...ENTRY, 'screens/features/features.tsx'];
const TABLE = 'parts/wide-table.tsx';
const budgets = [
  ['the entry', filesOf(ENTRY), 150, 75],
  ['the first page', filesOf([...FIRST, TABLE]), 290, 75],
  ['the first page of a phone, which has no table', filesOf(FIRST), 170, 10],
  ['everything', filesOf(Object.keys(manifest)), 400, 120],
] as const;

describe('the size of', () => {
  for (const [name, files, script, style] of budgets)
    it(`${name} is within ${script} KB of JavaScript and ${style} KB of CSS`, (context) => {
      const [js, css] = [size(files, '.js'), size(files, '.css')];
      context.diagnostic(`${name}: ${js.toFixed(1)} KB of JavaScript, ${css.toFixed(1)} KB of CSS`);
      assert.ok(js > 1 && js <= script, `${js} KB of JavaScript`);
      assert.ok(css <= style, `${css} KB of CSS`);
    });
});
