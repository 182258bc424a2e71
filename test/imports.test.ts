/**
 * Imports go one way. ARCHITECTURE.md shows the picture that these rows hold.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = process.cwd();
const folders = ['bin', 'console', 'contract', 'domain', 'lambdas', 'lib', 'local', 'packages'];

interface Import {
  readonly from: string;
  /** A path in the project, a package, or `node:` and a module. */
  readonly to: string;
  readonly typeOnly: boolean;
}

const sources = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('node_modules'))
    .map((file) => join(folder, file)),
);

/** An import; not one in the text of a file that is generated, whose specifier is filled in. */
const statement = /^(?:import|export)\s(type\s)?[^;]*?from\s'([^'$]+)'|^import\s'([^'$]+)'/gm;

/** Generators have imports of what they write in templates: `from '${SDK}'`. */
const isInTemplate = (specifier: string): boolean => specifier.startsWith('${');

const imports: Import[] = sources.flatMap((from) =>
  [...readFileSync(join(root, from), 'utf8').matchAll(statement)].flatMap(([, type, named, bare]) => {
    const specifier = named ?? bare ?? '';
    if (isInTemplate(specifier)) return [];
    const to = specifier.startsWith('.') ? relative(root, join(root, dirname(from), specifier)) : specifier;
    return { from, to, typeOnly: type !== undefined };
  }),
);

/** The package that holds the engine: nothing of its insides. */
const evaluation = /^@selfevident\/evaluation(\/(document|exposure|snapshot))?$/;

/** A folder, and what it may import beside itself and Node. */
const layers: readonly [folder: string, allowed: readonly RegExp[]][] = [
  ['contract/', [/^zod/]],
  ['packages/evaluation/', []],
  ['packages/openfeature/', [evaluation, /^@openfeature\//]],
  ['packages/evidently-client/', [/^@aws-sdk\/client-evidently$/]],
  ['domain/', [evaluation]],
  ['domain/template/', [/^domain\//, /^contract\//, /^zod/]],
  ['domain/flags/', [/^domain\//, /^contract\//, /^zod/]],
  ['lambdas/store/', [/^domain\//, evaluation, /^@aws-sdk\//, /^@smithy\//]],
  ['lambdas/handlers/', [/^contract\//, /^domain\//, evaluation, /^lambdas\/store\//]],
  [
    'lambdas/http/',
    [
      /^contract\//,
      /^domain\/(operational-metric|key\/key)\.ts$/,
      /^lambdas\/handlers\//,
      /^lambdas\/store\//,
      /^@middy\//,
      /^aws-lambda$/,
    ],
  ],
  [
    'lambdas/cloudformation/',
    [
      /^contract\//,
      /^domain\/(template\/.+|arn|fault|operational-metric)\.ts$/,
      /^lambdas\/http\/dispatch\.ts$/,
      /^@middy\//,
      /^aws-lambda$/,
    ],
  ],
  ['lambdas/authorization/', [/^domain\//, /^lambdas\/store\//, /^aws-lambda$/]],
  ['lambdas/functions/', [/^lambdas\/handlers\//, /^contract\//, /^lambdas\/store\//]],
  ['lambdas/time/', [/^domain\//, evaluation, /^lambdas\/store\//, /^lambdas\/concurrency\.ts$/]],
  ['lambdas/stream/', [/^domain\//, evaluation, /^lambdas\/store\//, /^aws-lambda$/, /^@aws-sdk\//]],
  [
    'lambdas/entry/',
    [
      /^domain\//,
      evaluation,
      /^lambdas\/(authorization|cloudformation|functions|handlers|http|store|stream|time|concurrency\.ts$)/,
      /^aws-lambda$/,
      /^@aws-sdk\//,
      /^@smithy\//,
    ],
  ],
  [
    'console/',
    [
      evaluation,
      /^contract\/(errors|index)\.ts$/,
      /^@tanstack\//,
      /^@cloudscape-design\//,
      /^(react|react-dom|aws4fetch)(\/|$)/,
      /^virtual:operations$/,
      /^(vite$|@vitejs\/)/,
    ],
  ],
  ['console/build/', [/^contract\//, /^lib\/third-party-notices\.ts$/, /^vite$/]],
  [
    'local/',
    [
      /^contract\//,
      /^domain\//,
      evaluation,
      /^lambdas\//,
      /^package\.json$/,
      /^aws-lambda$/,
      /^@aws-sdk\//,
      /^@smithy\//,
      /^yaml$/,
    ],
  ],
  [
    'lib/',
    [
      /^domain\/arn\.ts$/,
      /^domain\/template\/(known-faults|reference|rewrite|template-type|write-shape)\.ts$/,
      /^domain\/(alarm|content-policy|history-retention|quotas|project|operational-metric|version)\.ts$/,
      /^contract\//,
      /^lambdas\/store\/table\/schema\.ts$/,
      /^(aws-cdk-lib|constructs|cdk-nag|esbuild|zod)/,
    ],
  ],
];

/** The row of the deepest folder around a file. */
const layerOf = (file: string): string | undefined =>
  layers
    .map(([folder]) => folder)
    .filter((folder) => file.startsWith(folder))
    .toSorted((one, other) => other.length - one.length)[0];

describe.each(layers)('%s', (folder, allowed) => {
  it('imports only what its layer may', () => {
    const strangers = imports.filter(
      ({ from, to }) =>
        layerOf(from) === folder &&
        !to.startsWith(folder) &&
        !to.startsWith('node:') &&
        !allowed.some((pattern) => pattern.test(to)),
    );
    expect(strangers).toEqual([]);
  });
});

describe('imports', () => {
  it('are found', () => {
    expect(sources.length).toBeGreaterThan(150);
    expect(imports.length).toBeGreaterThan(500);
  });

  it('leave Node out of the domain and the contract', () => {
    expect(
      imports.filter(
        ({ from, to }) => /^(domain|contract|packages\/evaluation)\//.test(from) && to.startsWith('node:'),
      ),
    ).toEqual([]);
  });

  it('give handlers the types of the store and nothing else of it', () => {
    const code = imports.filter(
      ({ from, to, typeOnly }) => from.startsWith('lambdas/handlers/') && to.startsWith('lambdas/store/') && !typeOnly,
    );
    expect(code).toEqual([]);
  });

  it('lead from no operation to another', () => {
    const isOperation = (file: string) =>
      file.startsWith('lambdas/handlers/') && !file.startsWith('lambdas/functions/');
    const served = imports.filter(({ from, typeOnly }) => from.startsWith('lambdas/functions/') && !typeOnly);
    const operations = new Set(served.map(({ to }) => to).filter(isOperation));
    expect(operations.size).toBeGreaterThan(10);
    expect(imports.filter(({ from, to }) => operations.has(from) && operations.has(to))).toEqual([]);
  });

  it('give the console the types of the contract and nothing else of it', () => {
    const code = imports.filter(
      ({ from, to, typeOnly }) => layerOf(from) === 'console/' && to.startsWith('contract/') && !typeOnly,
    );
    expect(code).toEqual([]);
  });

  it('lead nobody into the console', () => {
    expect(imports.filter(({ from, to }) => to.startsWith('console/') && !from.startsWith('console/'))).toEqual([]);
  });

  it('name middy where events come in, in http and cloudformation alone', () => {
    const isEdge = (file: string) => /^lambdas\/(http|cloudformation)\//.test(file);
    expect(imports.filter(({ from, to }) => to.startsWith('@middy/') && !isEdge(from))).toEqual([]);
  });

  it('keep the sentences of the documents out of the functions', () => {
    const readers = imports.filter(
      ({ to }) => to.startsWith('contract/sentences/') || to.startsWith('contract/generate/'),
    );
    expect(readers.filter(({ from }) => !/^(contract\/generate|bin)\//.test(from))).toEqual([]);
  });

  it('go in no circle', () => {
    expect(sources.flatMap((source) => circleFrom(source))).toEqual([]);
  });
});

/** The files of a circle that leads back to `start`; none when there is none. */
const circleFrom = (start: string): string[] => {
  const seen = new Set<string>();
  const walk = (file: string, path: readonly string[]): string[] => {
    for (const { to } of imports.filter((one) => one.from === file)) {
      if (to === start) return [...path, to];
      if (seen.has(to)) continue;
      seen.add(to);
      const circle = walk(to, [...path, to]);
      if (circle.length > 0) return circle;
    }
    return [];
  };
  return walk(start, [start]);
};
