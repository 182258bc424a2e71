/**
 * MiniStack, an emulator of AWS, in a process group of its own: installed once, started empty on a free port, and gone
 * at the end with all that it has started.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../local/dynamodb/free-port.ts';

const version = '1.5.33';
/** What MiniStack transforms templates of SAM with, if it is there. */
const SAM_TRANSLATOR = 'aws-sam-translator==1.115.0';
const environment = resolve('.tools', `ministack-${version}`);
/** Our own Node, on which MiniStack runs the functions. */
const node = dirname(process.execPath);

export interface Emulator {
  readonly endpoint: string;
  /** What AWS's own tools are told, so that they come here. */
  readonly env: NodeJS.ProcessEnv;
  readonly stop: () => Promise<void>;
}

/** MiniStack takes this key for the root user of its account. */
export const rootCredentials = { accessKeyId: 'test', secretAccessKey: 'test' };
export const account = '000000000000';
export const region = 'us-east-1';

const install = (): void => {
  // An environment that was made for other packages gets what it lacks.
  const installed = join(environment, 'installed');
  const packages = [`ministack==${version}`, SAM_TRANSLATOR];
  if (existsSync(installed) && readFileSync(installed, 'utf8') === packages.join(' ')) return;
  execFileSync('python3', ['-m', 'venv', environment], { stdio: 'inherit' });
  execFileSync(join(environment, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', ...packages], {
    stdio: 'inherit',
  });
  writeFileSync(installed, packages.join(' '));
};

export const startEmulator = async (): Promise<Emulator> => {
  install();
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const directory = mkdtempSync(join(tmpdir(), 'ministack-'));
  const log = openSync(join(directory, 'log'), 'w');
  // Its own first line names the Python of the folder in which it was installed, which may have moved.
  const child = spawn(join(environment, 'bin', 'python'), [join(environment, 'bin', 'ministack')], {
    detached: true,
    stdio: ['ignore', log, log],
    env: {
      PATH: `${node}:${process.env.PATH}`,
      HOME: directory,
      TMPDIR: directory,
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      IOT_MTLS_ENABLED: '0',
      // Signatures and policies are held to, those of the functions' roles too.
      AUTH: 'true',
    },
  });
  const kill = () => killGroup(child);
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    kill();
    while (isAlive(child)) await pause(50);
    rmSync(directory, { recursive: true, force: true });
  };
  await ready(endpoint, child, join(directory, 'log'));
  return { endpoint, env: environmentFor(endpoint), stop };
};

const environmentFor = (endpoint: string): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${node}:${resolve('node_modules', '.bin')}:${process.env.PATH}`,
  AWS_ENDPOINT_URL: endpoint,
  AWS_ENDPOINT_URL_S3: endpoint,
  AWS_ACCESS_KEY_ID: rootCredentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: rootCredentials.secretAccessKey,
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_EC2_METADATA_DISABLED: 'true',
  CDK_DISABLE_CLI_TELEMETRY: 'true',
});

const killGroup = ({ pid }: ChildProcess): void => {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // There is nobody left in the group.
  }
};

const isAlive = ({ pid }: ChildProcess): boolean => {
  try {
    process.kill(-(pid ?? 0), 0);
    return true;
  } catch {
    return false;
  }
};

const ready = async (endpoint: string, child: ChildProcess, log: string): Promise<void> => {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) break;
    const answer = await fetch(`${endpoint}/_ministack/health`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(100);
  }
  throw new Error(`MiniStack does not answer; ${log} has what it says.`);
};
