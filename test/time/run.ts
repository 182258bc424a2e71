/**
 * Time travel as a user has it: boto3 and the routes of a real local process, which is killed and started again half-way; ten
 * thousand entities through the steps of a launch; an experiment in which one treatment is to be shipped and one to be stopped; one
 * from its plan to the winner that is shipped; and launches that guard themselves, across a kill.
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

/** Plays the first part of a script, kills the service, starts it again and plays the other part. */
const acrossKill = async (directory: string, script: string, part: string): Promise<[ChildService, ChildService]> => {
  const before = await start(join(scratch, directory));
  await python(before, script, part);
  before.child.kill('SIGKILL');
  await once(before.child, 'exit');
  const after = await start(join(scratch, directory));
  await python(after, script, 'again');
  await after.stop();
  return [before, after];
};

const scratch = mkdtempSync(join(tmpdir(), 'selfevident-time-'));
const notes = join(scratch, 'notes.json');
try {
  await install();
  const [first, second] = await acrossKill('data', 'boto3_time_travel.py', 'travel');
  if (eventLines(first) === 0) throw new Error('no event was printed');
  process.stdout.write(`${eventLines(first)} and ${eventLines(second)} events printed\n`);
  for (const name of ['shares', 'decisions', 'plan_to_ship']) {
    const service = await start(join(scratch, name));
    await python(service, `boto3_${name}.py`);
    await service.stop();
  }
  await acrossKill('guards', 'boto3_guards.py', 'guard');
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
process.exit(0);
