/**
 * One name means one thing: no two files of the service export the same name.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The packages for clients have the contract's own nouns. */
const folders = ['domain', 'packages/evaluation', 'lambdas'];

/** `handler` is what Lambda calls in each entry. */
const ALLOWED = new Set(['handler']);

const sources = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('node_modules') && !file.includes('dist'))
    .map((file) => join(folder, file)),
);

const declaration =
  /^export (?:declare )?(?:async )?(?:abstract )?(?:const|let|function\*?|class|interface|type|enum) (\w+)/gm;

const filesOf = Map.groupBy(
  sources.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(declaration)].map(([, name = '']) => ({ name, file })),
  ),
  ({ name }) => name,
);

describe('exported names', () => {
  it('are found', () => {
    expect(filesOf.size).toBeGreaterThan(500);
  });

  it('are declared in one file each', () => {
    const shared = [...filesOf].filter(
      ([name, uses]) => !ALLOWED.has(name) && new Set(uses.map(({ file }) => file)).size > 1,
    );
    expect(shared.map(([name, uses]) => `${name}: ${uses.map(({ file }) => file).join(' and ')}`)).toEqual([]);
  });
});
