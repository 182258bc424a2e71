import { join } from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = join(__dirname, '../../..');

describe('what an evaluation needs', () => {
  const { metafile } = buildSync({
    stdin: {
      contents: `export { compileFeature } from './compile.ts'; export { evaluate } from './evaluate.ts';`,
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

  it('is at most 15 KB, minified', () => {
    expect(bundle?.bytes).toBeLessThanOrEqual(15 * 1024);
  });

  it('depends on nothing outside the domain', () => {
    expect(parts.map(([path]) => path).filter((path) => !path.startsWith('domain/'))).toEqual([]);
    expect(bundle?.imports).toEqual([]);
  });

  it('leaves explaining out', () => {
    expect(parts.map(([path]) => path)).not.toContain('domain/engine/trace.ts');
  });
});
