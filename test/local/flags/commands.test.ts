/**
 * The commands against a service over HTTP, signed where it asks for it: what they print, and how they end.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runApply, runDiff } from '../../../local/flags/apply-command.ts';
import type { CommandResult } from '../../../local/flags/command-result.ts';
import { runExport } from '../../../local/flags/export-command.ts';
import type { FlagsCommand } from '../../../local/flags/help.ts';
import { type FlagsOptions, flagsOptionsOf } from '../../../local/flags/options.ts';
import { runPromote } from '../../../local/flags/promote-command.ts';
import { runRefs } from '../../../local/flags/refs-command.ts';
import { seedService } from '../../../local/flags/seed.ts';
import { runStale } from '../../../local/flags/stale-command.ts';
import { StartError } from '../../../local/start-error.ts';
import { type Served, serve } from '../../support/gateway-over-http.ts';
import { useDynamoDB, useFreshService } from '../../support/use-service.ts';

const service = useFreshService(useDynamoDB(), { now: Date.now() });

const commands: Readonly<Record<FlagsCommand, (options: FlagsOptions) => Promise<CommandResult>>> = {
  export: runExport,
  diff: runDiff,
  apply: runApply,
  promote: runPromote,
  stale: runStale,
  refs: runRefs,
};

let served: Served;
let scratch: string;
let printed = '';
const before = { ...process.env };

beforeEach(async () => {
  served = await serve({ handle: service.handle, credentials: { KEY: 'secret' } });
  scratch = mkdtempSync(join(tmpdir(), 'selfevident-flags-'));
  writeFileSync(
    join(scratch, 'config'),
    `[profile here]\nregion = us-east-1\nservices = own\n[profile bare]\nregion = eu-west-1\n[services own]\nevidently =\n  endpoint_url = ${served.url}\n`,
  );
  writeFileSync(join(scratch, 'credentials'), '[here]\naws_access_key_id = KEY\naws_secret_access_key = secret\n');
  Object.assign(process.env, {
    AWS_CONFIG_FILE: join(scratch, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(scratch, 'credentials'),
    AWS_ENDPOINT_URL_EVIDENTLY: served.url,
    AWS_ACCESS_KEY_ID: 'KEY',
    AWS_SECRET_ACCESS_KEY: 'secret',
  });
  printed = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text;
    return true;
  });
});

afterEach(async () => {
  jest.restoreAllMocks();
  process.env = { ...before };
  await served.close();
  rmSync(scratch, { recursive: true });
});

/** What a command prints, and its code; an error as `1` and its lines. */
const run = async (command: FlagsCommand, ...args: string[]): Promise<readonly [number, string]> => {
  printed = '';
  try {
    const options = flagsOptionsOf(command, args);
    if (typeof options === 'string') return [0, options];
    const { output, code } = await commands[command](options);
    return [code, printed + output];
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return [1, [error.message, error.advice].filter((line) => line !== '').join('\n')];
  }
};

const codeOf = async (...args: Parameters<typeof run>): Promise<number> => (await run(...args))[0];

const write = (name: string, text: string): string => {
  writeFileSync(join(scratch, name), text);
  return join(scratch, name);
};

const shop = `version: 1
project:
  name: shop
features:
  search:
    variations:
      - name: "off"
        value: { boolValue: false }
      - name: "on"
        value: { boolValue: true }
`;

it('show a plan, carry it out, and are content with what is there', async () => {
  const file = write('shop.yaml', shop);
  const plan = '+ project shop: create\n+ feature search: create\n2 to change, 0 as they are\n';
  expect(await run('diff', file)).toEqual([2, plan]);
  expect(await run('apply', file, '--dry-run')).toEqual([2, plan]);
  expect((await service.ok('ListProjects')).projects).toEqual([]);
  expect(await run('apply', file)).toEqual([0, `${plan}done\n`]);
  expect(await run('apply', file)).toEqual([0, '0 to change, 2 as they are\n']);
  expect(await run('diff', file)).toEqual([0, '0 to change, 2 as they are\n']);
  const [code, text] = await run('export', '--project', 'shop');
  expect([code, text]).toEqual([
    0,
    expect.stringContaining('      - name: "on"\n        value:\n          boolValue: true\n'),
  ]);
  const changed = write('changed.yaml', shop.replace('boolValue: true', 'boolValue: false'));
  expect(await run('diff', changed)).toEqual([
    2,
    '~ feature search: update\n    variations.on.value.boolValue: true -> false\n1 to change, 1 as they are\n',
  ]);
});

it('print JSON when told to', async () => {
  const file = write('shop.yaml', shop);
  const [, plan] = await run('apply', file, '--json');
  expect(JSON.parse(plan)).toMatchObject({
    done: true,
    changes: [{ type: 'project' }, { type: 'feature', actions: ['create'] }],
    left: [],
    unchanged: 0,
  });
  const [, exported] = await run('export', '--project', 'shop', '--json');
  expect(await run('diff', write('shop.json', exported))).toEqual([0, '0 to change, 2 as they are\n']);
});

it('promote from project to project, and from profile to profile', async () => {
  await run('apply', write('shop.yaml', shop));
  await service.ok('UpdateProject', { project: 'shop', description: 'of staging' });
  expect(await codeOf('promote', '--from', 'shop', '--to', 'live', '--dry-run')).toBe(2);
  expect(await codeOf('promote', '--from', 'shop', '--to', 'live')).toBe(0);
  expect((await service.ok('GetProject', { project: 'live' })).project.description).toBe('');
  expect(await run('promote', '--project', 'shop', '--from', '@here', '--to', `live@${served.url}`)).toEqual([
    0,
    '0 to change, 2 as they are\n',
  ]);
});

it('sign with the credentials of a profile, at its address', async () => {
  delete process.env.AWS_ACCESS_KEY_ID;
  delete process.env.AWS_ENDPOINT_URL_EVIDENTLY;
  await service.ok('CreateProject', { name: 'shop' });
  expect(await run('export', '--project', 'shop', '--profile', 'here')).toEqual([
    0,
    'version: 1\nproject:\n  name: shop\n',
  ]);
  expect(await run('export', '--project', 'shop', '--profile', 'bare')).toEqual([
    1,
    'The profile bare names no service: add a line endpoint_url = https://... to it, or give --url.',
  ]);
  expect(await run('export', '--project', 'shop', '--profile', 'lost')).toEqual([
    1,
    "There is no profile lost in AWS's configuration.",
  ]);
});

it('read what the AWS CLI printed', async () => {
  mkdirSync(join(scratch, 'saved'));
  await run('apply', write('shop.yaml', shop));
  write('saved/project.json', JSON.stringify(await service.ok('GetProject', { project: 'shop' })));
  write('saved/search.json', JSON.stringify(await service.ok('GetFeature', { project: 'shop', feature: 'search' })));
  const [, exported] = await run('export', '--project', 'shop');
  expect(await run('export', join(scratch, 'saved'))).toEqual([0, exported]);
  expect(await run('apply', join(scratch, 'saved'))).toEqual([0, '0 to change, 2 as they are\n']);
  write('saved/broken.json', '{');
  expect(await run('export', join(scratch, 'saved'))).toEqual([
    1,
    expect.stringMatching(/^The file broken\.json is no JSON: /),
  ]);
});

it('list what is constant', async () => {
  await run('apply', write('shop.yaml', shop));
  expect(await run('stale', '--project', 'shop')).toEqual([
    0,
    'No feature has served everybody the same for 30 days.\n',
  ]);
  expect(await run('stale', '--project', 'shop', '--days', '0')).toEqual([
    2,
    expect.stringMatching(
      /^search: serves off to everybody since [\d-]{10}; not asked for\nWho asks is counted since [\d-]{10}, if clients ask this service or report to it\.\n$/,
    ),
  ]);
  expect(await run('stale', '--project', 'shop', '--days', '0', '--json')).toEqual([
    2,
    expect.stringMatching(/"usageCounted": true,\s+"countedSince": "[\s\S]*"unused": true/),
  ]);
  await service.ok('EvaluateFeature', { project: 'shop', feature: 'search', entityId: 'u' });
  await service.ok('EvaluateFlags', { project: 'shop' });
  expect(await run('stale', '--project', 'shop', '--days', '0')).toEqual([
    2,
    expect.stringMatching(/; last asked for on [\d-]{10}\n.*All features at once, .* last on [\d-]{10}\.\n$/),
  ]);
});

it('list names in code that do not exist, and features without a name in code', async () => {
  const file = write('shop.yaml', shop);
  await run('apply', file);
  mkdirSync(join(scratch, 'code'));
  write('code/shop.yaml', shop);
  write('code/app.js', "client.getBooleanValue('serch', false)");
  const expected = [
    2,
    `${join(scratch, 'code/app.js')}:1 asks for serch, which does not exist\nsearch is named in none of 1 files\n`,
  ];
  const atCode = async (...args: string[]) => {
    const [code, text] = await run('refs', join(scratch, 'code'), ...args);
    return [code, text.replace(/^\S+app\.js/, join(scratch, 'code/app.js'))];
  };
  expect(await atCode('--project', 'shop')).toEqual(expected);
  expect(await atCode('--file', file)).toEqual(expected);
  write('code/app.js', "client.getBooleanValue('search', false)");
  expect(await atCode('--file', file)).toEqual([0, 'All names in 1 files fit.\n']);
});

it('begin a service with what runs in a file, whose experiment is over by now', async () => {
  const file = write(
    'shop.yaml',
    `${shop}experiments:
  price:
    treatments: [{ name: a, feature: search, variation: "off" }, { name: b, feature: search, variation: "on" }]
    metricGoals: [{ metricDefinition: { name: m, entityIdKey: a, valueKey: b } }]
    running: { since: 2020-01-01T00:00:00Z, ends: 2020-01-08T00:00:00Z }
`,
  );
  const options = { region: 'us-east-1', credentials: new Map([['KEY', 'secret']]) };
  const at = { url: served.url, now: () => service.clock.now };
  await seedService(file, at, options);
  await seedService(file, at, options);
  const { experiment } = await service.ok('GetExperiment', { project: 'shop', experiment: 'price' });
  expect([experiment.status, experiment.schedule.analysisCompleteTime - service.clock.now / 1000]).toEqual([
    'RUNNING',
    expect.closeTo(7 * 86_400, 1),
  ]);
});

it('ask again when they are throttled', async () => {
  await service.ok('CreateProject', { name: 'shop' });
  await served.close();
  let asked = 0;
  const throttled = { statusCode: 429, headers: { 'content-type': 'application/json' }, body: '{"message":"slow"}' };
  served = await serve({ handle: async (event) => (asked++ === 0 ? throttled : service.handle(event)) });
  expect(await codeOf('export', '--project', 'shop', '--url', served.url)).toBe(0);
  expect(asked).toBeGreaterThan(1);
});

it.each<[FlagsCommand, readonly string[], string | RegExp]>([
  ['export', [], '--project is missing: the name of the project to read.'],
  ['export', ['--project', 'lost'], /^There is no project lost at http:\/\/127\.0\.0\.1:\d+\.$/],
  ['export', ['--projct', 'shop'], "Unknown option '--projct'; --help lists the options."],
  ['export', ['--prune'], "Unknown option '--prune'; selfevident export --help lists the options."],
  [
    'export',
    ['--project', 'shop', '--url', 'http://example.com'],
    "--url must be an https address, not 'http://example.com'.",
  ],
  ['apply', [], 'selfevident apply takes one file or folder; selfevident apply --help says more.'],
  ['apply', ['lost.yaml'], /^The file lost\.yaml cannot be read: ENOENT/],
  ['diff', ['a', 'b'], 'selfevident diff takes one file or folder; selfevident diff --help says more.'],
  ['promote', ['--from', 'a'], 'selfevident promote takes --from PLACE and --to PLACE.'],
  ['promote', ['--from', '@here', '--to', 'a'], "'@here' names no project; --project does, or PROJECT@ before it."],
  ['stale', [], '--project is missing: the name of the project to look at.'],
  ['stale', ['--project', 'shop', '--days', 'ten'], "--days must be a whole number, not 'ten'."],
  ['refs', [], 'selfevident refs takes one folder; selfevident refs --help says more.'],
  ['refs', ['.'], 'selfevident refs takes --project NAME, or --file FILE.'],
])('%s %j ends with 1 and says what to do', async (command, args, message) => {
  expect(await run(command, ...args)).toEqual([
    1,
    typeof message === 'string' ? message : expect.stringMatching(message),
  ]);
});

it('name the line and the column of what is wrong in a file', async () => {
  const file = write(
    'bad.yaml',
    shop.replace('boolValue: true', 'boolValue: 1').replace('version: 1', 'version: 1\nflags: {}'),
  );
  expect(await run('apply', file)).toEqual([
    1,
    `${file}:2:1 flags is not a member that Selfevident knows; there are version, project, segments, features, launches, experiments\n${file}:11:18 features.search.variations[1].value.boolValue must be true or false`,
  ]);
  expect(await run('apply', write('bad.yaml', 'version: 1\n  project: x'))).toEqual([
    1,
    expect.stringMatching(/bad\.yaml:1:10 /),
  ]);
  expect(await run('apply', write('bad.yaml', `${shop}  007: {}\n`))).toEqual([
    1,
    expect.stringMatching(/bad\.yaml:11:3 007 is no text in YAML: write '007'$/),
  ]);
});

it.each(Object.keys(commands) as FlagsCommand[])('%s is explained by --help', async (command) => {
  expect(await run(command, '--help')).toEqual([
    0,
    expect.stringMatching(new RegExp(`^Usage: selfevident ${command} `)),
  ]);
});

it('are all in the help of the service', () => {
  const help = readFileSync('local/options.ts', 'utf8');
  expect(help).toContain(`selfevident ${Object.keys(commands).join(' | ')} `);
});
