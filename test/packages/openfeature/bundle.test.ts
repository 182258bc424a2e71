import { buildSync } from 'esbuild';
import { sizesOfProvider } from '../../../bench/provider/sizes.ts';

describe('the provider in a bundle, minified', () => {
  const { first, all } = sizesOfProvider();

  it('is not large', () => {
    expect(all).toBeLessThanOrEqual(47_300);
  });

  it('is one file: another takes a millisecond when it is needed, which is at the start of whoever signs', () => {
    expect(first).toBe(all);
  });
});

describe('the provider in a bundle', () => {
  const { metafile, outputFiles } = buildSync({
    entryPoints: ['packages/openfeature/server.ts'],
    external: ['@openfeature/*'],
    bundle: true,
    format: 'esm',
    platform: 'node',
    metafile: true,
    write: false,
  });

  it('loads of Node what it needs when it does: an import statement is for all, and reads all that is exported', () => {
    const imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path));
    expect(new Set(imports)).toEqual(new Set(['@openfeature/server-sdk']));
  });

  it('loads no WebCrypto, which takes five milliseconds and 0.4 MB', () => {
    expect(outputFiles[0]?.text).not.toMatch(/\bcrypto\.(randomUUID|getRandomValues|subtle)\b/);
  });
});
