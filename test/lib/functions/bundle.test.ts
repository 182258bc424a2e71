import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { writeBundle } from '../../../lib/functions/bundle.ts';
import { type FunctionName, functionRows } from '../../../lib/functions/functions.ts';

const directory = mkdtempSync(join(tmpdir(), 'bundle-'));
afterAll(() => rmSync(directory, { recursive: true }));

/**
 * Bytes that a bundle may have: what it has, and a percent or two. A process that starts reads and compiles every one of
 * them, so raise a limit only for what its function needs.
 */
const limits: Readonly<Record<FunctionName, number>> = {
  evaluation: 108_500,
  ingestion: 263_000,
  management: 338_000,
  analysis: 317_000,
  aggregation: 244_000,
  delivery: 451_000,
  transitions: 441_000,
  fallback: 5_800,
  'all-operations': 394_000,
};
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
  it(`has at most ${limits[name]} bytes, with its source map elsewhere`, () => {
    const { size, outdir } = bundleOf(name);
    expect(readdirSync(outdir)).toEqual(['index.js']);
    const code = readFileSync(join(outdir, 'index.js'));
    expect(code.length).toBe(size);
    expect(size).toBeLessThanOrEqual(limits[name]);
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
      expect(parts).not.toContain(`lambdas/store/${part}.ts`);
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
