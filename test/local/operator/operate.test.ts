/**
 * How the commands for operators end when they are not told enough, or cannot run.
 */
import { spawnSync } from 'node:child_process';
import { operatorVariables } from '../../../local/operator/operate.ts';

const told = Object.fromEntries(operatorVariables.failed.map((name) => [name, 'some']));
/** Credentials that are none, and a port that nobody listens on. */
const elsewhere = {
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
  AWS_MAX_ATTEMPTS: '1',
};

const run = (command: string, environment: Readonly<Record<string, string>>, ...args: readonly string[]) =>
  spawnSync(process.execPath, ['bin/local.ts', command, ...args], {
    env: environment,
    encoding: 'utf8',
  });

describe('selfevident failed', () => {
  it.each(operatorVariables.failed)('ends with one line that names %s when that is missing', (name) => {
    const { [name]: _, ...rest } = told;
    const { status, stdout, stderr } = run('failed', rest);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      `Selfevident cannot run: The environment lacks ${name}; the output Operator of the stack sets all.\n`,
    );
  });

  it('ends with one line when it cannot reach the bucket', () => {
    const { status, stderr } = run('failed', { ...told, ...elsewhere });
    expect(status).toBe(1);
    expect(stderr).toBe('Selfevident cannot run: The bucket some cannot be listed: connect ECONNREFUSED 127.0.0.1:1\n');
  });
});

describe('selfevident parked', () => {
  it('ends with one line when it cannot reach the table', () => {
    const { status, stderr } = run('parked', { ...told, ...elsewhere });
    expect(status).toBe(1);
    expect(stderr).toBe('Selfevident cannot run: The store is unavailable: connect ECONNREFUSED 127.0.0.1:1\n');
  });

  it('needs no bucket and no bus', () => {
    const { status, stderr } = run('parked', {});
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Selfevident cannot run: The environment lacks (?!.*BUCKET|.*BUS).*TABLE_NAME.*\n$/);
  });
});

describe('selfevident recount', () => {
  const stream = (table: string) =>
    `arn:aws:dynamodb:us-east-1:123456789012:table/${table}/stream/2026-11-29T10:00:00.000`;

  it('explains itself without an environment', () => {
    expect(run('recount', {}, '--help').stdout).toMatch(/^Usage: selfevident recount STREAM-ARN \[--one-shard\]\n/);
  });

  it.each([
    [[], 'selfevident recount takes the ARN of the stream of the table before'],
    [['some-table'], 'selfevident recount takes the ARN of the stream of the table before'],
    [[stream('before'), stream('other')], 'selfevident recount takes the ARN of the stream of the table before'],
    [[stream('before'), '--all'], "Unknown option '--all'"],
    [[stream('some')], 'TABLE_NAME is some, the table before: it must be the restored one.'],
  ])('ends with one line when it is told %j', (args, message) => {
    const { status, stdout, stderr } = run('recount', { ...told, ...elsewhere }, ...args);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^Selfevident cannot run: .*\n$/);
    expect(stderr).toContain(message);
  });
});

describe('selfevident erase', () => {
  const environment = Object.fromEntries(operatorVariables.erase.map((name) => [name, '1']));

  it('says what it takes', () => {
    expect(run('erase', {}, '--help').stdout).toMatch(/^Usage: selfevident erase --entity ID \[--project NAME\]\n/);
  });

  it.each<[readonly string[], string]>([
    [[], 'selfevident erase takes --entity ID: the id of the entity, as clients send it.'],
    [['--entity', ''], 'selfevident erase takes --entity ID: the id of the entity, as clients send it.'],
    [['ada'], "Unexpected argument 'ada'"],
    [['--entity', 'ada', '--projet', 'shop'], "Unknown option '--projet'; --help says what erase takes."],
  ])('ends with one line for %j', (args, message) => {
    const { status, stdout, stderr } = run('erase', { ...environment, ...elsewhere }, ...args);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`Selfevident cannot run: ${message}`);
  });

  it('needs to know how long history is kept, and to reach the table', () => {
    const { HISTORY_RETENTION: _, ...rest } = environment;
    expect(run('erase', rest, '--entity', 'ada').stderr).toContain('The environment lacks HISTORY_RETENTION;');
    expect(run('erase', { ...environment, ...elsewhere }, '--entity', 'ada').stderr).toMatch(
      /^Selfevident cannot run: .*ECONNREFUSED 127\.0\.0\.1:1\n$/,
    );
  });
});

describe.each(['failed', 'parked'] as const)('selfevident %s', (command) => {
  it.each(['--help', '-h'])('explains itself with %s, without an environment', (option) => {
    const { status, stdout, stderr } = run(command, {}, option);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`^Usage: selfevident ${command}\n`));
    for (const name of operatorVariables[command]) expect(stdout).toContain(name);
  });

  it('takes nothing else', () => {
    expect(run(command, told, 'everything').stderr).toMatch(
      /^Selfevident cannot run: Unexpected argument 'everything'/,
    );
  });
});

describe('selfevident proxy', () => {
  it.each(['--help', '-h'])('explains itself with %s, without an address', (option) => {
    const { status, stdout, stderr } = run('proxy', {}, option);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Usage: selfevident proxy /);
  });
});
