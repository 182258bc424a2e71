/**
 * Starts the local service as a process of its own, the way npm does.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = join(__dirname, '../..');

/** Bundled, the fixture takes a fifth of the time to start. Below the root, for its packages to be found. */
const bundle = join(root, `dist/test-local-service-${process.pid}.mjs`);

export const bundleFixture = (): void => {
  const requires = "import { createRequire as from } from 'node:module'; const require = from(import.meta.url);";
  const fixture = join(root, 'test/support/fixture/echoing-service.ts');
  const options = ['--bundle', '--platform=node', '--format=esm', `--banner:js=${requires}`, `--outfile=${bundle}`];
  execFileSync(join(root, 'node_modules/.bin/esbuild'), [fixture, ...options, '--log-level=error']);
};

export const removeBundle = (): void => rmSync(bundle, { force: true });

export interface StartedProcess {
  readonly child: ChildProcess;
  /** Undefined when it ended instead of getting ready. */
  readonly url: string | undefined;
  readonly output: () => string;
  readonly errors: () => string;
  readonly exited: Promise<number | null>;
  /** Resolves when the output has this text. */
  said(text: string): Promise<void>;
}

interface StartOptions {
  readonly script?: string;
  readonly nodeOptions?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** A command to start it by. */
  readonly under?: readonly string[];
}

const running = new Set<ChildProcess>();

export const startProcess = async (
  args: readonly string[],
  { script = bundle, nodeOptions = [], environment = {}, under = [] }: StartOptions = {},
): Promise<StartedProcess> => {
  const [command = process.execPath, ...rest] = [
    ...under,
    process.execPath,
    ...nodeOptions,
    resolve(root, script),
    ...args,
  ];
  const child = spawn(command, rest, {
    // With a name of npm's it ends with us, should the tests be killed.
    env: { ...process.env, npm_lifecycle_event: 'test', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  running.add(child);
  let output = '';
  let errors = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
    child.emit('said');
  });
  child.stderr?.on('data', (chunk) => {
    errors += chunk;
  });
  const exited = once(child, 'close').then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  const said = async (text: string) => {
    while (!output.includes(text)) await once(child, 'said');
  };
  await Promise.race([said('Data '), exited]);
  const url = /^Selfevident is ready at (http\S+)$/m.exec(output)?.[1];
  return { child, url, output: () => output, errors: () => errors, exited, said };
};

export const killAll = (): void => {
  for (const child of running) child.kill('SIGKILL');
};

/** The command lines of living processes that mention this text, ours excepted. */
const processesNaming = (text: string): string[] =>
  execFileSync('ps', ['-eo', 'stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(text) && !line.startsWith('Z') && !line.includes('ps -eo'));

/** Resolves when no living process mentions the text; a process that was told to end takes a moment. */
export const processesGone = async (text: string): Promise<void> => {
  while (processesNaming(text).length > 0) await new Promise((resolve) => setImmediate(resolve));
};
