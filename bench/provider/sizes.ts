/** The provider's bytes: its bundle for the measurement, and what it weighs minified. */
import { type BuildOptions, buildSync, type Metafile } from 'esbuild';

const options = {
  entryPoints: ['packages/openfeature/server.ts'],
  external: ['@openfeature/*'],
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'error',
} satisfies BuildOptions;

export interface Sizes {
  /** Bytes of everything, and of what is loaded until the first answer by rules that are here. */
  readonly all: number;
  readonly first: number;
  /** Bytes of the engine, in all. */
  readonly engine: number;
  /** Bytes of each file in each output, the largest first. */
  readonly files: readonly string[];
}

export const buildProvider = (folder: string): void => {
  buildSync({ ...options, outdir: folder });
};

/** What the packages take, minified. */
export const sizesOfProvider = (): Sizes => {
  const { metafile } = buildSync({ ...options, minify: true, write: false, metafile: true, outdir: 'bundle' });
  const outputs = Object.entries(metafile.outputs);
  const bytes = outputs.flatMap(([output, { inputs }]) =>
    Object.entries(inputs).map(([file, { bytesInOutput }]) => ({ output, file, bytes: bytesInOutput })),
  );
  const first = loadedWith(metafile, 'bundle/server.js');
  return {
    all: outputs.reduce((sum, [, output]) => sum + output.bytes, 0),
    first: [...first].reduce((sum, path) => sum + (metafile.outputs[path]?.bytes ?? 0), 0),
    engine: bytes.filter(({ file }) => ENGINE.test(file)).reduce((sum, one) => sum + one.bytes, 0),
    files: bytes.sort((a, b) => b.bytes - a.bytes).map((one) => `${one.bytes} ${one.file} in ${one.output}`),
  };
};

const ENGINE = /packages\/evaluation\/(engine|pattern|index|document)/;

/** A file of the bundle and those that it imports, without what it may import later. */
const loadedWith = ({ outputs }: Metafile, path: string, known = new Set<string>()): ReadonlySet<string> => {
  known.add(path);
  for (const { path: other, kind, external } of outputs[path]?.imports ?? [])
    if (kind === 'import-statement' && !external && !known.has(other))
      loadedWith({ outputs } as Metafile, other, known);
  return known;
};
