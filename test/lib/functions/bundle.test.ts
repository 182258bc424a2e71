import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { writeBundle } from '../../../lib/functions/bundle.ts';
import { type FunctionName, functionRows } from '../../../lib/functions/functions.ts';

const directory = mkdtempSync(join(tmpdir(), 'bundle-'));
afterAll(() => rmSync(directory, { recursive: true }));

/**
 * Bytes that each bundle had when someone last looked at what it is made of, and why it has them. A process that starts
 * reads and compiles every one of them. When one has outgrown its room, see which file brought the bytes: leave out what
 * the function does not need, and write down the new measure for what it does.
 */
const measured: Readonly<Record<FunctionName, number>> = {
  // The engine, its rows of the contract with zod, and an HTTP client of our own for DynamoDB: no SDK client.
  evaluation: 124_119,
  // The SDK's client of DynamoDB, which the functions below have too, and zod.
  ingestion: 268_000,
  // All handlers and all rows of the contract, and the SDK's client of CloudWatch.
  management: 449_585,
  // Statistics, power, sentences and the store's results.
  analysis: 382_115,
  // Counting alone, without the contract.
  aggregation: 258_000,
  // The SDK's clients of S3, CloudWatch Logs and EventBridge beside DynamoDB's.
  delivery: 468_000,
  // A look at each experiment, and the same clients for what was not delivered.
  transitions: 479_891,
  // What management has, and how templates are read and planned.
  'template-provider': 472_129,
  // The store, the lifecycle, and the SDK's client of DynamoDB.
  alarms: 270_439,
  // One item of the table, by our own HTTP client, without the contract.
  authorizer: 38_400,
  // One answer, without a table.
  fallback: 6_799,
  // What management, evaluation, ingestion and analysis have, once.
  'all-operations': 540_162,
};
/** Features are small beside a package that comes in by mistake, so a twentieth is room for several of them. */
const ROOM = 1.05;
const limitOf = (name: FunctionName): number => Math.round(measured[name] * ROOM);
const names = Object.keys(functionRows) as FunctionName[];

/** Made once each. */
const bundles = new Map<FunctionName, { readonly size: number; readonly outdir: string }>();
const bundleOf = (name: FunctionName) => {
  const outdir = join(directory, name);
  const made = bundles.get(name) ?? {
    size: writeBundle({ name, outdir, sourceMaps: join(directory, 'maps') }).size,
    outdir,
  };
  bundles.set(name, made);
  return made;
};

/** The files that a bundle has code of, from the root of the project. */
const sourcesOf = (name: FunctionName): string[] => {
  const { outdir } = bundleOf(name);
  const map = JSON.parse(readFileSync(join(directory, 'maps', `${name}.js.map`), 'utf8')) as { sources: string[] };
  return map.sources.map((source) => relative(process.cwd(), resolve(outdir, source)));
};

describe.each(names)('the bundle of %s', (name) => {
  it(`has at most ${limitOf(name)} bytes, with its source map elsewhere`, () => {
    const { size, outdir } = bundleOf(name);
    expect(readdirSync(outdir)).toEqual(['index.js']);
    const code = readFileSync(join(outdir, 'index.js'));
    expect(code.length).toBe(size);
    expect(size).toBeLessThanOrEqual(limitOf(name));
    expect(code.includes('sourceMappingURL')).toBe(false);
    expect(readdirSync(join(directory, 'maps'))).toContain(`${name}.js.map`);
  });

  it('asks Node for nothing that takes long to load and that it can do without', () => {
    const code = readFileSync(join(bundleOf(name).outdir, 'index.js'), 'utf8');
    expect(code.match(/require\("node:(fs\/promises|stream\/\w+|perf_hooks)"\)|\bperformance\.\w+/g)).toBe(null);
  });

  it('has each package once', () => {
    const nested = sourcesOf(name).filter((source) => source.split('node_modules/').length > 2);
    expect(nested).toEqual([]);
  });
});

describe('what the bundle of evaluation is made of', () => {
  const sources = sourcesOf('evaluation');

  it('is rows of the contract of its own', () => {
    const nouns = sources.filter((source) => /^contract\/\w+\.ts$/.test(source));
    expect(nouns).toContain('contract/evaluation.ts');
    for (const noun of ['project', 'feature', 'launch', 'experiment', 'segment', 'event', 'results'])
      expect(nouns).not.toContain(`contract/${noun}.ts`);
  });

  it('is the parts of the store that evaluations use', () => {
    const parts = sources.filter((source) => source.startsWith('lambdas/store/'));
    expect(parts).toContain('lambdas/store/resources/rules.ts');
    for (const part of ['project', 'feature', 'trial', 'transition', 'history', 'due', 'running'])
      expect(parts.filter((file) => file.endsWith(`/${part}.ts`))).toEqual([]);
  });

  it('is parts of the SDK without its client', () => {
    const packages = new Set(sources.map((source) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1]));
    expect([...packages].filter((name) => name?.startsWith('@aws-sdk/'))).toEqual(['@aws-sdk/util-dynamodb']);
  });
});

describe('what the bundle of ingestion is made of', () => {
  const sources = sourcesOf('ingestion');

  it.each([
    ['credentials', /credential-provider/],
    ['endpoint-discovery', /endpoint-discovery\/|endpoint-cache|mnemonist/],
    ['event-streams', /submodules\/event-streams/],
    ['invoke-store', /lambda-invoke-store/],
  ])('is %s of our own instead of those of the SDK', (file, theirs) => {
    expect(sources).toContain(`lib/functions/stand-ins/${file}.ts`);
    expect(sources.filter((source) => theirs.test(source) && source.includes('node_modules'))).toEqual([]);
  });
});
