/**
 * The service that real clients call: the one at SELFEVIDENT_ENDPOINT, or a local service in a process of its own, with
 * nothing in it and nothing kept.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface RunningService {
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
}

export const startService = async (): Promise<RunningService> => {
  const given = process.env.SELFEVIDENT_ENDPOINT;
  return given ? { endpoint: given, stop: async () => {} } : startLocalService();
};

interface LocalService extends RunningService {
  readonly pid: number;
}

/** The local service, on a free port. */
export const startLocalService = async (...options: readonly string[]): Promise<LocalService> => {
  const child = spawn(process.execPath, ['bin/local.ts', '--memory', '--port', '0', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await exited;
  };
  for await (const line of createInterface(child.stdout)) {
    const [, endpoint] = /ready at (http\S+)/.exec(line) ?? [];
    if (endpoint) return { endpoint, stop, pid: child.pid as number };
  }
  throw new Error('the local service ended before it was ready');
};

/** Names that no other run has used, so that a deployment that others use too can be the target. */
export const uniqueName = (prefix: string): string =>
  `${prefix}-${Date.now().toString(36)}${Math.floor(Math.random() * 1e6).toString(36)}`;

/** Clients sign with something, whoever asks; a deployment wants the credentials of the environment. */
export const credentials = process.env.SELFEVIDENT_ENDPOINT
  ? {}
  : { credentials: { accessKeyId: 'test', secretAccessKey: 'test' }, region: 'us-east-1' };

/**
 * Milliseconds until a change is served: at once by a service of one process, in 5 seconds by a deployment, which has a
 * process for each kind of operation.
 */
export const freshness = process.env.SELFEVIDENT_ENDPOINT ? 5_100 : 0;
