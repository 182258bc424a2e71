/**
 * Starts the local service as a process of its own, the way npm does.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(__dirname, '../..');
export const node = join(root, 'node_modules/node/bin/node');

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
}

const running = new Set<ChildProcess>();

export const startProcess = async (
  args: readonly string[],
  { script = 'test/local/fixture/service.ts', nodeOptions = [], environment = {} }: StartOptions = {},
): Promise<StartedProcess> => {
  const child = spawn(node, [...nodeOptions, join(root, script), ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
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
export const processesNaming = (text: string): string[] =>
  execFileSync('ps', ['-eo', 'stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(text) && !line.startsWith('Z') && !line.includes('ps -eo'));

/** Resolves when no living process mentions the text; a process that was told to end takes a moment. */
export const processesGone = async (text: string): Promise<void> => {
  while (processesNaming(text).length > 0) await new Promise((resolve) => setImmediate(resolve));
};
