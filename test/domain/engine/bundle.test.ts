import { join } from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = join(__dirname, '../../..');

const KB = 1024;

describe('what an evaluation needs', () => {
  const { metafile } = buildSync({
    stdin: {
      contents: `export { compileFeature } from './compile.ts'; export { lazyContext } from './context.ts';
        export { evaluate } from './evaluate.ts';`,
      resolveDir: join(ROOT, 'domain/engine'),
    },
    bundle: true,
    minify: true,
    format: 'esm',
    metafile: true,
    write: false,
    absWorkingDir: ROOT,
  });
  const [bundle] = Object.values(metafile.outputs);
  const parts = Object.entries(bundle?.inputs ?? {}).filter(([path]) => path !== '<stdin>');
  const bytesOf = (folder: string): number =>
    parts.filter(([path]) => path.startsWith(folder)).reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);

  it('is at most 5.5 KB of engine, minified, and 11.25 KB with the segments', () => {
    expect(bytesOf('domain/engine/')).toBeLessThanOrEqual(5.5 * KB);
    expect(bundle?.bytes).toBeLessThanOrEqual(11.25 * KB);
  });

  it('depends on nothing outside the domain', () => {
    expect(parts.map(([path]) => path).filter((path) => !path.startsWith('domain/'))).toEqual([]);
    expect(bundle?.imports).toEqual([]);
  });

  it('leaves explaining out', () => {
    expect(parts.map(([path]) => path)).not.toContain('domain/engine/trace.ts');
  });
});
