/**
 * The commands as processes of their own.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Ended {
  /** Null when it was killed. */
  readonly code: number | null;
  readonly output: string;
}

/**
 * @param killAfter milliseconds after the plan was printed.
 * @throws Error for another code than those that are expected.
 */
export const selfevident = async (
  endpoint: string,
  args: readonly string[],
  { codes = [0], killAfter }: { readonly codes?: readonly (number | null)[]; readonly killAfter?: number } = {},
): Promise<Ended> => {
  const child = spawn(process.execPath, ['bin/local.ts', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      AWS_ENDPOINT_URL_EVIDENTLY: endpoint,
      AWS_ACCESS_KEY_ID: 'any',
      AWS_SECRET_ACCESS_KEY: 'any',
    },
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  if (killAfter !== undefined) child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), killAfter));
  const [code] = await once(child, 'close');
  if (!codes.includes(code)) throw new Error(`selfevident ${args.join(' ')} ended with ${code}: ${output}`);
  return { code, output };
};
