/**
 * Bundles the code of a function into one minified CommonJS file, with its own version of the SDK. The source map is
 * written elsewhere and is not deployed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type BuildOptions, buildSync, type Metafile } from 'esbuild';

const root = join(import.meta.dirname, '../..');

export const entryFolder = join(root, 'lambdas', 'entry');

/** Modules that no function uses but the SDK loads. Bundles have a file of `lib/functions/stand-ins` instead. */
const standIns = {
  // The default chain of credentials is a third of a bundle, and a function uses one provider of it.
  '@aws-sdk/credential-provider-node': 'credentials.ts',
  '@aws-sdk/middleware-endpoint-discovery': 'endpoint-discovery.ts',
  '@aws/lambda-invoke-store': 'invoke-store.ts',
  '@smithy/core/event-streams': 'event-streams.ts',
  'node:fs/promises': 'config-files.ts',
  'node:stream/promises': 'streaming.ts',
  'node:stream/web': 'streaming.ts',
};

export interface Bundle {
  /** Name of the file in `lambdas/entry`, without its ending. */
  readonly name: string;
  /** Where `index.js` is written. */
  readonly outdir: string;
  /** Where `<name>.js.map` is written. */
  readonly sourceMaps: string;
}

/** esbuild's options for every bundle. */
export const bundleOptions = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  // CommonJS starts faster than ES modules in Lambda. Packages are read as ES modules, of which tree shaking removes
  // more.
  format: 'cjs',
  mainFields: ['module', 'main'],
  // `import()` of a Node module reads all its exports; those of `node:http` would load `fetch`.
  supported: { 'dynamic-import': false },
  // A test for `ReadableStream` would make Node load its web streams.
  define: { ReadableStream: 'undefined' },
  legalComments: 'none',
  alias: Object.fromEntries(
    Object.entries(standIns).map(([name, file]) => [name, join(root, 'lib', 'functions', 'stand-ins', file)]),
  ),
  logLevel: 'error',
} satisfies BuildOptions;

export interface BundleResult {
  /** Bytes. */
  readonly size: number;
  /** Paths of the files whose code is in the bundle, from the root of the project. */
  readonly inputs: readonly string[];
}

export const writeBundle = ({ name, outdir, sourceMaps }: Bundle): BundleResult => {
  const { outputFiles, metafile } = buildSync({
    ...bundleOptions,
    entryPoints: [join(entryFolder, `${name}.ts`)],
    outfile: join(outdir, 'index.js'),
    sourcemap: 'external',
    metafile: true,
    write: false,
  });
  let size = 0;
  mkdirSync(outdir, { recursive: true });
  mkdirSync(sourceMaps, { recursive: true });
  for (const { path, contents } of outputFiles) {
    const isMap = path.endsWith('.map');
    writeFileSync(isMap ? join(sourceMaps, `${name}.js.map`) : join(outdir, basename(path)), contents);
    if (!isMap) size = contents.length;
  }
  return { size, inputs: inputsOf(metafile) };
};

/** The files that esbuild read and did not remove. */
export const inputsOf = ({ outputs }: Metafile): string[] =>
  Object.values(outputs).flatMap(({ inputs }) =>
    Object.keys(inputs).filter((path) => (inputs[path]?.bytesInOutput ?? 0) > 0),
  );
