/**
 * `selfevident codegen`: the same code for the same flags, from a service and from a file, and code that does not
 * compile once a flag is gone or has another type.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { codegen } from '../../../local/codegen/main.ts';
import { codegenOptionsOf } from '../../../local/codegen/options.ts';
import { given } from '../../lambdas/resources.ts';
import { type Served, serve } from '../../support/gateway-over-http.ts';
import { useDynamoDB, useSharedService } from '../../support/use-service.ts';

const service = useSharedService(useDynamoDB());
const folder = mkdtempSync(join(tmpdir(), 'selfevident-codegen-'));
let served: Served;
let printed = '';
let told = '';

beforeAll(async () => {
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
  await given(service).project();
  const feature = (name: string, ...values: object[]) =>
    given(service).feature(name, {
      variations: values.map((value, index) => ({ name: `v${index}`, value })),
      defaultVariation: 'v1',
    });
  await feature('new-checkout', { boolValue: true }, { boolValue: false });
  await feature('price', { doubleValue: 1.5 }, { doubleValue: 7 });
  await feature('limit', { longValue: 3 }, { longValue: 10 });
  await feature('title', { stringValue: 'a' }, { stringValue: 'say "hi" */ \u202e' });
  await feature('__proto__', { boolValue: true }, { boolValue: true });
  served = await serve({ handle: service.handle });
});

afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(() => {
  [printed, told] = ['', ''];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text;
    return true;
  });
  jest.spyOn(console, 'error').mockImplementation((text) => {
    told += text;
  });
  jest.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Error(`exit ${code}`);
  });
});

afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = 0;
});

const run = async (...argv: string[]): Promise<string> => {
  printed = '';
  await codegen(argv);
  return printed;
};

const fromService = (lang: string): Promise<string> => run('--lang', lang, '--project', 'shop', '--url', served.url);

const manifestOf = async (): Promise<string> =>
  JSON.stringify(await service.ok('GetManifestFile', { project: 'shop' }));

const fileOf = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

it('prints flags as TypeScript, with how it was made', async () => {
  expect(await fromService('ts')).toBe(`\
// Made by: selfevident codegen --lang ts --project shop. Make it again instead of editing it.

/** A flag's name and its default value: the first two arguments of each typed getter of OpenFeature. */
export type Flag<Value> = readonly [name: string, defaultValue: Value];

/** \`client.getBooleanValue(...flags['NAME'], context)\` asks for a flag. */
export const flags: {
  readonly "__proto__": Flag<boolean>;
  readonly "limit": Flag<number>;
  readonly "new-checkout": Flag<boolean>;
  readonly "price": Flag<number>;
  readonly "title": Flag<string>;
} = {
  ["__proto__"]: ["__proto__", true],
  "limit": ["limit", 10],
  "new-checkout": ["new-checkout", false],
  "price": ["price", 7],
  "title": ["title", "say \\"hi\\" */ \\u202e"],
};

/** The name of a flag. */
export type FlagName = keyof typeof flags;
`);
});

it('prints flags as Python, where a float has a point', async () => {
  const code = await fromService('py');
  expect(code).toMatch(/^# Made by: selfevident codegen --lang py --project shop\. /);
  expect(code).toContain('        "price": tuple[str, float],\n');
  expect(code).toContain('    "new-checkout": ("new-checkout", False),\n    "price": ("price", 7.0),\n');
});

it('makes the same of a file, in whatever order its flags are, and says so of a file that is made already', async () => {
  const { flags } = JSON.parse(await manifestOf()) as { readonly flags: object };
  const turned = JSON.stringify({ flags: Object.fromEntries(Object.entries(flags).reverse()) });
  const file = fileOf('manifest.json', turned);
  const bodyOf = (code: string) => code.slice(code.indexOf('\n'));
  const code = await run('--lang', 'ts', '--file', file);
  expect(bodyOf(code)).toBe(bodyOf(await fromService('ts')));
  const made = fileOf('made.ts', code);
  await run('--lang', 'ts', '--file', file, '--check', made);
  expect([process.exitCode, printed, told]).toEqual([0, '', '']);
  await run('--lang', 'ts', '--file', fileOf('fewer.json', '{"flags": {}}'), '--check', made);
  expect([process.exitCode, printed]).toEqual([2, '']);
  expect(told).toContain('make it again');
});

it.each([
  [['--lang', 'ts'], 'takes --project NAME or --file MANIFEST'],
  [['--lang', 'go', '--project', 'shop'], 'takes --lang ts or --lang py'],
  [['--lang', 'ts', '--project', 'shop', '--file', 'x'], 'takes --project NAME or --file MANIFEST'],
  [['--other'], "Unknown option '--other'; --help lists the options."],
])('refuses %j', (argv, message) => {
  expect(() => codegenOptionsOf(argv)).toThrow(message);
});

it.each([
  ['no JSON', 'It is no flag manifest'],
  ['{"flags": []}', 'It is no flag manifest'],
  [
    '{"flags": {"a": {"flagType": "object", "defaultValue": {}}}}',
    'The flag a has the type "object"; there are boolean',
  ],
  ['{"flags": {"a": {"flagType": "integer", "defaultValue": 1.5}}}', 'The defaultValue of the flag a is no integer.'],
  ['{"flags": {"a": {"flagType": "boolean"}}}', 'The defaultValue of the flag a is no boolean.'],
])('ends with 1 and says what is wrong with the manifest %s', async (text, message) => {
  await expect(run('--lang', 'ts', '--file', fileOf('wrong.json', text))).rejects.toThrow('exit 1');
  expect(told).toContain(message);
});

it('ends with 1 for a project that does not exist, with the words of the service', async () => {
  await expect(run('--lang', 'ts', '--project', 'none', '--url', served.url)).rejects.toThrow('exit 1');
  expect(told).toContain("Project does not exist with arn 'arn:aws:evidently:us-east-1:123456789012:project/none'");
});

it('prints its help', async () => {
  expect(await run('--help')).toContain('Usage: selfevident codegen');
});

/** What tsc says of uses of the flags, by their lines. */
const compile = (): string => {
  const options = { target: 'es2024', module: 'nodenext', types: [], strict: true, noEmit: true, skipLibCheck: true };
  fileOf(
    'tsconfig.json',
    JSON.stringify({ compilerOptions: { ...options, allowImportingTsExtensions: true }, files: ['uses.ts'] }),
  );
  fileOf('package.json', '{"type": "module"}');
  try {
    return execFileSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', folder], {
      encoding: 'utf8',
    });
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  }
};

it('makes code that compiles with the SDKs for servers and for pages, and not without the flag or with another type', async () => {
  fileOf('flags.ts', await fromService('ts'));
  fileOf(
    'uses.ts',
    `import type { Client } from '@openfeature/server-sdk';
import type { Client as PageClient } from '@openfeature/web-sdk';
import { flags } from './flags.ts';
export const fine = async (client: Client, page: PageClient): Promise<[boolean, number, string, number]> => [
  await client.getBooleanValue(...flags['new-checkout'], { targetingKey: 'ann' }),
  page.getNumberValue(...flags.price),
  page.getStringValue(...flags.title),
  await client.getNumberValue(...flags.limit),
];
export const gone = (page: PageClient) => page.getBooleanValue(...flags['old-checkout']);
export const wrong = (page: PageClient) => page.getStringValue(...flags['new-checkout']);
export const other = (page: PageClient): string => page.getBooleanValue(...flags['new-checkout']);
`,
  );
  const said = compile();
  const lines = [...said.matchAll(/uses\.ts\((\d+),/g)].map(([, line]) => line);
  expect([...new Set(lines)]).toEqual(['10', '11', '12']);
  expect(said).toContain("Property 'old-checkout' does not exist");
}, 60_000);
