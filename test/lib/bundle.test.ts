import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBundle } from '../../lib/bundle.ts';

const directory = mkdtempSync(join(tmpdir(), 'bundle-'));
afterAll(() => rmSync(directory, { recursive: true }));

/** Bytes that a bundle may have. Start-up grows with them: raise one only for what its function needs. */
const limits = { evaluation: 340_000, fallback: 7_000 };

describe.each(Object.entries(limits))('the bundle of %s', (name, limit) => {
  it(`has at most ${limit} bytes, with its source map elsewhere`, () => {
    const outdir = join(directory, name);
    const sourceMaps = join(directory, 'maps');
    const size = writeBundle({ name, outdir, sourceMaps });
    expect(readdirSync(outdir)).toEqual(['index.js']);
    const code = readFileSync(join(outdir, 'index.js'));
    expect(code.length).toBe(size);
    expect(size).toBeLessThanOrEqual(limit);
    expect(code.includes('sourceMappingURL')).toBe(false);
    expect(readdirSync(sourceMaps)).toContain(`${name}.js.map`);
  });
});

it('has one link of the chain of credentials', () => {
  const outdir = join(directory, 'evaluation');
  writeBundle({ name: 'evaluation', outdir, sourceMaps: outdir });
  const { sources } = JSON.parse(readFileSync(join(outdir, 'evaluation.js.map'), 'utf8')) as { sources: string[] };
  expect(sources.some((source) => source.endsWith('lambdas/entry/credentials.ts'))).toBe(true);
  expect(sources.filter((source) => source.includes('credential-provider'))).toEqual([]);
});
