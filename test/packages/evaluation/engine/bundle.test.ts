import { join } from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = join(__dirname, '../../../..');

describe('what an evaluation needs', () => {
  const { metafile } = buildSync({
    stdin: {
      contents: `export { compileFeature, evaluate } from './index.ts';`,
      resolveDir: join(ROOT, 'packages/evaluation'),
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

  it('is at most 12,288 bytes, minified', () => {
    expect(bundle?.bytes).toBeLessThanOrEqual(12_288);
  });

  it('depends on nothing outside the package', () => {
    expect(parts.map(([path]) => path).filter((path) => !path.startsWith('packages/evaluation/'))).toEqual([]);
    expect(bundle?.imports).toEqual([]);
  });

  it('leaves explaining out', () => {
    expect(parts.map(([path]) => path)).not.toContain('packages/evaluation/engine/trace.ts');
  });
});
