import { buildSync } from 'esbuild';

/** Minified kilobytes of what a function takes in with these files. */
const bundled = (...files: string[]): number => {
  const contents = files.map((file) => `export * from './contract/${file}';`).join('\n');
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    write: false,
  });
  return outputFiles.reduce((size, { text }) => size + text.length, 0) / 1024;
};

describe('the contract in a function', () => {
  it('stays small: start-up is paid by every cold call', () => {
    expect(bundled('index.ts', 'decode.ts', 'encode.ts')).toBeLessThan(72);
  });
});
