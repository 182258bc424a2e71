/**
 * The local service as a child process, as `npm start` has it.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface ChildService {
  readonly child: ChildProcess;
  readonly endpoint: string;
  /** All that it has printed so far. */
  readonly output: () => string;
  /** Tells it to end, and resolves when it has ended. */
  readonly stop: () => Promise<void>;
}

interface Program {
  readonly args: readonly string[];
  /** What it prints when it is ready, with its address. */
  readonly ready: RegExp;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Starts the service on a free port.
 *
 * @param checkout the folder whose version of the service is started. Rejects when it ends before it is ready.
 */
export const startAsChild = (options: readonly string[], checkout = '.'): Promise<ChildService> =>
  start({ args: ['--port', '0', ...options], ready: /ready at (http\S+)\n/, cwd: checkout });

/** Starts the signing proxy to a service, with the keys and the region of `env`, on a free port. */
export const startProxy = (url: string, env: Readonly<Record<string, string>>): Promise<ChildService> =>
  start({ args: ['proxy', '--url', url, '--port', '0'], ready: /signed for at (http\S+)\n/, env });

/** Starts the agent of a service, with the variables of `env`, on a free port unless the options name another. */
export const startAgent = (
  url: string,
  options: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<ChildService> =>
  start({ args: ['agent', '--url', url, '--port', '0', ...options], ready: /is ready at (http\S+)\n/, env });

const start = async ({ args, ready, cwd = '.', env = {} }: Program): Promise<ChildService> => {
  const all = { ...process.env, ...env };
  const child = spawn(process.execPath, ['bin/local.ts', ...args], {
    cwd,
    env: all,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const exited = once(child, 'exit').finally(() => process.off('exit', kill));
  let output = '';
  const endpoint = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const [, found] = ready.exec(output) ?? [];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the service ended with ${code} before it was ready: ${output}`)));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
  };
  return { child, endpoint, output: () => output, stop };
};
