/**
 * Writes the committed files that are made from the contract, or with `--check` compares them.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const pathOf = (file: string): string => fileURLToPath(new URL(`../${file}`, import.meta.url));

const current = (file: string): string | undefined => {
  try {
    return readFileSync(pathOf(file), 'utf8');
  } catch {
    return undefined;
  }
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : `${JSON.stringify(value, null, 2)}\n`);

/**
 * Writes each text, or other value as JSON, below the root of the project. With `--check` writes nothing and exits 1 if
 * a file differs.
 */
export const writeOrCheck = (files: Readonly<Record<string, unknown>>): void => {
  const stale = Object.entries(files)
    .map(([file, value]) => ({ file, content: textOf(value) }))
    .filter(({ file, content }) => current(file) !== content);
  if (process.argv.includes('--check')) {
    for (const { file } of stale) console.error(`${file} is out of date: npm run generate`);
    process.exitCode = stale.length > 0 ? 1 : 0;
    return;
  }
  for (const { file, content } of stale) {
    mkdirSync(dirname(pathOf(file)), { recursive: true });
    writeFileSync(pathOf(file), content);
  }
};
