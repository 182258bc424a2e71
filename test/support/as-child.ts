/**
 * A local service of any checkout, in a process of its own.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface LocalProcess {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** @param checkout the folder whose version of the service is started. Rejects when it ends before it is ready. */
export const startLocal = async (directory: string, checkout: string): Promise<LocalProcess> => {
  const args = ['bin/local.ts', '--port', '0', '--data-dir', directory];
  const child = spawn(process.execPath, args, { cwd: checkout, stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => child.kill('SIGKILL'));
  const exited = once(child, 'exit');
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
  return { endpoint, stop };
};
