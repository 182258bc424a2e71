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

/**
 * Starts the service on a free port.
 *
 * @param checkout the folder whose version of the service is started. Rejects when it ends before it is ready.
 */
export const startAsChild = async (options: readonly string[], checkout = '.'): Promise<ChildService> => {
  const args = ['bin/local.ts', '--port', '0', ...options];
  const child = spawn(process.execPath, args, { cwd: checkout, stdio: ['ignore', 'pipe', 'inherit'] });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const exited = once(child, 'exit').finally(() => process.off('exit', kill));
  let output = '';
  const endpoint = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const [, found] = /ready at (http\S+)\n/.exec(output) ?? [];
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
