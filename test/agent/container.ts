/**
 * The steps of the agent's Dockerfile, carried out in an empty root: as its user, as process 1, with nothing else there
 * than Node and what Node loads. No image is built.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { writeAgent } from '../../lib/agent/bundle-agent.ts';
import { freePort } from '../../local/dynamodb/free-port.ts';
import { startLocalService } from '../support/over-http.ts';

interface Image {
  readonly copies: readonly (readonly string[])[];
  readonly environment: readonly string[];
  readonly user: string;
  /** Commands that are run while the image is made. */
  readonly runs: readonly (readonly string[])[];
  readonly command: readonly string[];
}

/** What the base image has that the agent uses, and the number of its user. */
const USER_ID = 1_000;

const readDockerfile = (file: string): Image => {
  const steps = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => (/^[A-Z]+ /.test(line) ? [line.split(/ (.*)/s) as [string, string]] : []));
  const all = (name: string) => steps.filter(([step]) => step === name).map(([, rest]) => rest);
  return {
    copies: all('COPY').map((rest) => rest.split(' ')),
    environment: all('ENV').flatMap((rest) => rest.split(' ')),
    user: all('USER').join(),
    runs: all('RUN').map((rest) => JSON.parse(rest)),
    command: JSON.parse(all('ENTRYPOINT').join()),
  };
};

const put = (root: string, from: string, to: string): void => {
  mkdirSync(join(root, dirname(to)), { recursive: true });
  copyFileSync(from, join(root, to));
};

/** Node, the libraries that it loads, and the user. */
const makeBase = (root: string, user: string): void => {
  put(root, process.execPath, '/usr/local/bin/node');
  chmodSync(join(root, '/usr/local/bin/node'), 0o755);
  const libraries = execFileSync('ldd', [process.execPath], { encoding: 'utf8' });
  for (const [, path = ''] of libraries.matchAll(/(\/\S+)/g)) put(root, path, path);
  mkdirSync(join(root, 'etc'));
  writeFileSync(join(root, 'etc/passwd'), `${user}:x:${USER_ID}:${USER_ID}::/:/none\n`);
  writeFileSync(join(root, 'etc/group'), `${user}:x:${USER_ID}:\n`);
};

export const containerProblems = async (): Promise<readonly string[]> => {
  if (process.platform !== 'linux') return [];
  const folder = mkdtempSync(join(tmpdir(), 'selfevident-container-'));
  const [context, root] = [join(folder, 'context'), join(folder, 'root')];
  const service = await startLocalService();
  const image = readDockerfile('lib/agent/Dockerfile');
  const port = await freePort();
  await writeAgent(context);
  makeBase(root, image.user);
  for (const files of image.copies)
    for (const file of files.slice(0, -1)) put(root, join(context, file), join(files.at(-1) ?? '', file));
  for (const command of image.runs) await ended(startAlone(root, { ...image, command, isMade: false }, {}));
  const compiled = readdirSync(join(root, 'opt/selfevident/compiled'), { recursive: true }).length;
  if (compiled < 2) return ['what was compiled is not kept'];
  const child = startAlone(root, image, { SELFEVIDENT_URL: service.endpoint, HTTP_PORT: String(port) });
  try {
    return await problemsAt(`http://127.0.0.1:${port}`, child);
  } finally {
    child.kill('SIGKILL');
    await service.stop();
    rmSync(folder, { recursive: true });
  }
};

/** @throws Error when a command fails. */
const ended = async (child: ChildProcess): Promise<void> => {
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`a step of the Dockerfile ended with ${code}`);
};

interface Running extends Pick<Image, 'environment' | 'command'> {
  /** False while the image is made, which root does. */
  readonly isMade?: boolean;
}

const startAlone = (root: string, image: Running, environment: Readonly<Record<string, string>>): ChildProcess => {
  const isRoot = process.getuid?.() === 0;
  const namespaces = ['--pid', '--fork', '--kill-child', ...(isRoot ? [] : ['--user', '--map-root-user'])];
  const as = isRoot && image.isMade !== false ? [`--userspec=${USER_ID}:${USER_ID}`] : [];
  const [program = '', ...args] = image.command;
  const set = Object.fromEntries(image.environment.map((pair) => pair.split('=')));
  return spawn('unshare', [...namespaces, 'chroot', ...as, root, `/usr/local/bin/${program}`, ...args], {
    env: { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', ...set, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
};

/** The process in the namespace of its own, which is its process 1. */
const innerOf = ({ pid }: ChildProcess): number =>
  Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]);

const problemsAt = async (url: string, child: ChildProcess): Promise<readonly string[]> => {
  const ended = once(child, 'exit');
  const health = async () => (await fetch(`${url}/health`).catch(() => undefined))?.status;
  while (child.exitCode === null && (await health()) === undefined) await setTimeout(50);
  if (child.exitCode !== null) return [`it ended with ${child.exitCode}`];
  const through = await fetch(`${url}/projects`);
  const inner = innerOf(child);
  const [, user = ''] = /^Uid:\t(\d+)/m.exec(readFileSync(`/proc/${inner}/status`, 'utf8')) ?? [];
  process.kill(inner, 'SIGTERM');
  const [code] = (await ended) as [number | null];
  return [
    ...(through.status === 200 ? [] : [`it does not reach the service: ${through.status}`]),
    ...(process.getuid?.() !== 0 || user === String(USER_ID) ? [] : [`it runs as the user ${user}`]),
    ...(code === 0 ? [] : [`SIGTERM ends it with ${code}`]),
  ];
};
