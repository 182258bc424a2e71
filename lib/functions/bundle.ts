/**
 * How the code of a function is made: one CommonJS file, minified, with the SDK of our own version in it, and its
 * source map beside the assembly instead of in it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type BuildOptions, buildSync, type Metafile } from 'esbuild';

const root = join(import.meta.dirname, '../..');

export const entryFolder = join(root, 'lambdas', 'entry');

/** Modules that a bundle has a file of `lib/functions/stand-ins` instead of: what comes along and no function uses. */
const standIns = {
  // The default chain of credentials is a third of a bundle, and a function uses one link of it.
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

/** How every bundle is made. */
export const bundleOptions = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  // CommonJS starts faster than ES modules in Lambda; packages are still read as ES modules, of which less is left.
  format: 'cjs',
  mainFields: ['module', 'main'],
  // `import()` of a module of Node's would read all its exports, and with those of `node:http` load `fetch`.
  supported: { 'dynamic-import': false },
  // What Node loads its web streams for, when it is only asked whether they are there.
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
  /** The files whose code is in it, from the root of the project. */
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

/** Of what was read, what is left in the code. */
export const inputsOf = ({ outputs }: Metafile): string[] =>
  Object.values(outputs).flatMap(({ inputs }) =>
    Object.keys(inputs).filter((path) => (inputs[path]?.bytesInOutput ?? 0) > 0),
  );
