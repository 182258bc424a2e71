/**
 * Time travel as a user has it: boto3 and the routes of a real local process, which is killed and started again half-way; ten
 * thousand entities through the steps of a launch; and an experiment in which one treatment is to be shipped and one to be stopped.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChildService, startAsChild } from '../support/as-child.ts';

const packages = ['boto3==1.42.50', 'botocore==1.42.50'];
/** The environment that the suites of boto3 have too. */
const environment = '.tools/python-1.42.50';

const run = async (command: string, args: readonly string[], variables: NodeJS.ProcessEnv = {}): Promise<void> => {
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...variables } });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`);
};

const install = async (): Promise<void> => {
  const mark = join(environment, packages.join(','));
  if (existsSync(mark)) return;
  await run('python3', ['-m', 'venv', '--clear', environment]);
  await run(join(environment, 'bin/pip'), ['install', '--quiet', '--disable-pip-version-check', ...packages]);
  writeFileSync(mark, '');
};

const start = (directory: string): Promise<ChildService> => startAsChild(['--data-dir', directory, '--events']);

const python = ({ endpoint }: ChildService, script: string, ...args: readonly string[]): Promise<void> =>
  run(join(environment, 'bin/python'), [join('test/time', script), ...args], {
    SELFEVIDENT_ENDPOINT: endpoint,
    NOTES: notes,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_DEFAULT_REGION: 'us-east-1',
    PYTHONDONTWRITEBYTECODE: '1',
  });

const eventLines = ({ output }: ChildService): number =>
  output()
    .split('\n')
    .filter((line) => line.startsWith('{"version":"0"')).length;

const scratch = mkdtempSync(join(tmpdir(), 'selfevident-time-'));
const notes = join(scratch, 'notes.json');
try {
  await install();
  const first = await start(join(scratch, 'data'));
  await python(first, 'boto3_time_travel.py', 'travel');
  if (eventLines(first) === 0) throw new Error('no event was printed');
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');
  const second = await start(join(scratch, 'data'));
  await python(second, 'boto3_time_travel.py', 'again');
  process.stdout.write(`${eventLines(first)} and ${eventLines(second)} events printed\n`);
  await second.stop();
  const third = await start(join(scratch, 'shares'));
  await python(third, 'boto3_shares.py');
  await third.stop();
  const fourth = await start(join(scratch, 'decisions'));
  await python(fourth, 'boto3_decisions.py');
  await fourth.stop();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exit(0);
