/**
 * The suites of boto3 and the AWS CLI: makes an environment for each version in .tools/, starts the service, and exits
 * with 1 when a suite fails. `SELFEVIDENT_ENDPOINT` names a deployment to test instead.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { clientLines } from '../../lib/outputs.ts';
import { startFaultyService } from '../sdk/faulty-service.ts';
import { cacheLifetime, startService } from '../support/over-http.ts';

interface Suite {
  readonly title: string;
  readonly directory: string;
  readonly packages: readonly string[];
  readonly modules: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** It starts, kills and fills services itself, so that a deployment says nothing new. */
  readonly ownService?: true;
}

const ours = { AWS_DATA_PATH: resolve('clients/botocore') };
const boto3 = ['test_life', 'test_paginators', 'test_errors'];
const newest = { directory: '.tools/python-newest', packages: ['boto3==1.44.5', 'botocore==1.44.5', 'awscli==1.46.3'] };

const suites: readonly Suite[] = [
  {
    title: 'boto3 1.42.50, the last that has Evidently, with the model of AWS',
    directory: '.tools/python-1.42.50',
    packages: ['boto3==1.42.50', 'botocore==1.42.50'],
    modules: boto3,
  },
  {
    title: 'results beside a computation from the raw events (boto3 1.42.50)',
    directory: '.tools/python-1.42.50',
    packages: ['boto3==1.42.50', 'botocore==1.42.50'],
    modules: ['results_check'],
    ownService: true,
  },
  { title: 'boto3 1.44.5 with our model', ...newest, modules: boto3, environment: ours },
  { title: 'AWS CLI 1.46.3 with our model', ...newest, modules: ['test_cli'], environment: ours },
  {
    title: 'the lines for a shell, with boto3 and the AWS CLI',
    ...newest,
    modules: ['test_printed_line'],
  },
  { title: 'the examples of boto3 and the AWS CLI', ...newest, modules: ['test_examples'], environment: ours },
];

/** What may be asked for by name: `run.ts boto3`, `run.ts cli`, `run.ts examples`. */
const wanted = suites
  .filter(({ title }) => process.argv.slice(2).every((word) => title.toLowerCase().includes(word)))
  .filter(({ ownService }) => !(ownService && process.env.SELFEVIDENT_ENDPOINT));

const run = (command: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  new Promise<boolean>((done) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...environment } });
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`);
      done(false);
    });
    child.once('exit', (code) => done(code === 0));
  });

const must = async (command: string, ...args: readonly string[]): Promise<void> => {
  if (!(await run(command, args))) throw new Error(`${command} ${args.join(' ')} failed`);
};

/** The versions are in the name of a file, so that other ones are installed anew. */
const install = async ({ directory, packages }: Suite): Promise<void> => {
  const mark = `${directory}/${packages.join(',')}`;
  if (existsSync(mark)) return;
  await must('python3', '-m', 'venv', '--clear', directory);
  await must(`${directory}/bin/pip`, 'install', '--quiet', '--disable-pip-version-check', ...packages);
  await must('touch', mark);
};

const test = async ({ title, directory, modules, environment = {} }: Suite, targets: Record<string, string>) => {
  process.stdout.write(`\n${title}\n`);
  const path = `${resolve(directory, 'bin')}:${process.env.PATH}`;
  const all = { ...targets, ...environment, PATH: path, PYTHONPATH: 'test/python', PYTHONDONTWRITEBYTECODE: '1' };
  return run(`${directory}/bin/python`, ['-m', 'unittest', '-v', ...modules], all);
};

for (const suite of wanted) await install(suite);
const [service, faulty] = await Promise.all([startService(), startFaultyService()]);
const identity = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_DEFAULT_REGION: 'us-east-1' };
const region = process.env.AWS_DEFAULT_REGION ?? identity.AWS_DEFAULT_REGION;
const lines = clientLines(service.endpoint, region);
const targets = {
  ...(process.env.SELFEVIDENT_ENDPOINT ? {} : identity),
  SELFEVIDENT_ENDPOINT: service.endpoint,
  FAULTY_ENDPOINT: faulty.endpoint,
  CACHE_LIFETIME: String(cacheLifetime),
  PRINTED_LINE: String(lines.Shell),
  PRINTED_COMMAND: String(lines.Cli),
};
const failed: string[] = [];
for (const suite of wanted) if (!(await test(suite, targets))) failed.push(suite.title);
await Promise.all([service.stop(), faulty.stop()]);
process.stdout.write(`\n${wanted.length - failed.length} of ${wanted.length} suites passed\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
