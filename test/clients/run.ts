/**
 * The examples for Java and Go against the local service, which takes requests only that are signed with its key: each
 * ends well and prints what it should. Makes the client for Java from the service model first, and compiles what the
 * generator for Go makes of the whole table, since later extensions may have what today's have not.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { extensionsInGo } from '../../contract/generate/go.ts';
import { operationNames } from '../../contract/index.ts';
import { startLocalService } from '../support/over-http.ts';
import { pathWithGo } from './go.ts';

interface Example {
  readonly title: string;
  readonly directory: string;
  readonly command: readonly string[];
  readonly prints: readonly string[];
}

const MAVEN = ['mvn', '-q', '-B'];
const RUN_JAVA = [...MAVEN, 'compile', 'exec:java'];
const HISTORY = ['ShipVariation', 'ShipVariation', 'StartExperiment'].map((operation) => `${operation} true true`);
const MADE = '1 CreateProject';

const examples: readonly Example[] = [
  {
    title: 'Java, with the client of AWS',
    directory: 'examples/java',
    command: RUN_JAVA,
    prints: ['old DEFAULT false', '1', 'ConflictException: '],
  },
  {
    title: 'Java, with the client that is made from the service model',
    directory: 'examples/java-extensions',
    command: RUN_JAVA,
    prints: [
      'old [ENTITY_OVERRIDE, EVALUATION_STRATEGY, DEFAULT]',
      '[search]',
      'new 0',
      '404 launch',
      '409 launch',
      '100000 100000',
      '0 running trials know the entity',
      'true A difference of +0.01 ',
      'false 10 true',
      '1 Everyone is served new; before, ',
      MADE,
      ...HISTORY,
    ],
  },
  {
    title: 'Go',
    directory: 'examples/go',
    command: ['go', 'run', '.'],
    prints: [
      'old DEFAULT',
      'true',
      'old 3 ENTITY_OVERRIDE',
      '1 feature',
      'new 0',
      '100000 100000',
      '0 running trials know the entity',
      'true A difference of +0.01 ',
      'true operation error Evidently: ContinueLaunch, ',
      'false 10 true',
      '1 Everyone is served new; before, ',
      ...HISTORY,
      '0 events',
      'UpdateFeature feature',
      MADE,
      'true operation error Evidently: GetLaunchMetrics, ',
    ],
  },
];

const KEY = { AWS_ACCESS_KEY_ID: 'testkey', AWS_SECRET_ACCESS_KEY: 'testsecret', AWS_REGION: 'us-east-1' };

const PATH = pathWithGo();

const run = async ([file = '', ...args]: readonly string[], cwd: string, environment = {}): Promise<string> => {
  const env = { ...process.env, PATH, ...environment };
  return (await promisify(execFile)(file, args, { cwd, env, shell: process.platform === 'win32' })).stdout;
};

/** Every line of `wanted` begins a line of what was printed, in their order, with others between them. */
const check = (printed: string, wanted: readonly string[]): void => {
  const lines = stripVTControlCharacters(printed).split('\n');
  let from = 0;
  for (const begin of wanted) {
    const at = lines.findIndex((line, index) => index >= from && line.startsWith(begin));
    if (at < 0) throw new Error(`no line from ${from + 1} on begins with "${begin}":\n${printed}`);
    from = at + 1;
  }
};

const compileWholeTable = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'selfevident-go-'));
  try {
    cpSync('clients/go', folder, { recursive: true });
    writeFileSync(join(folder, 'extensions.go'), extensionsInGo(operationNames));
    await run(['go', 'vet', '.'], folder);
    const misshapen = await run(['gofmt', '-l', '.'], folder);
    if (misshapen !== '') throw new Error(`gofmt would change ${misshapen}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const service = await startLocalService('--credential', `${KEY.AWS_ACCESS_KEY_ID}:${KEY.AWS_SECRET_ACCESS_KEY}`);
const checks: readonly (readonly [title: string, check: () => Promise<unknown>])[] = [
  ['a client for Java from the service model', () => run([...MAVEN, 'install'], 'clients/java')],
  ['all operations in Go', compileWholeTable],
  ...examples.map(({ title, directory, command, prints }) => {
    const environment = { ...KEY, SELFEVIDENT_ENDPOINT: service.endpoint };
    return [title, async () => check(await run(command, directory, environment), prints)] as const;
  }),
];
let passed = 0;
for (const [title, perform] of checks) {
  const error = await perform().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error) console.error(title, error);
  else passed++;
}
await service.stop();
console.warn(`clients: ${passed} passed, ${checks.length - passed} failed`);
process.exitCode = passed === checks.length ? 0 : 1;
