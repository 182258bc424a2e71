/**
 * A local service that is killed and stopped, and started again over the same data at the same address.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { freePort } from '../../local/dynamodb/free-port.ts';

export interface KillableService {
  readonly url: string;
  /** Whether a connection may fail: from a kill on until the next is ready. */
  readonly isDown: () => boolean;
  /** What went wrong beside the faults: a start that failed, an end that nobody asked for. */
  readonly problems: string[];
  readonly start: () => Promise<void>;
  /** Kills the service, or the DynamoDB in it, and starts it again. */
  readonly kill: (part: Part) => Promise<void>;
  /** Lets it stand still for so many milliseconds. */
  readonly hold: (part: Part, milliseconds: number) => Promise<void>;
  readonly end: () => Promise<void>;
}

export type Part = 'service' | 'engine';

export const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

export const openKillableService = async (directory: string): Promise<KillableService> => {
  const port = await freePort();
  const problems: string[] = [];
  let child: ChildProcess | undefined;
  let down = true;
  process.once('exit', () => child?.kill('SIGKILL'));

  const start = async () => {
    child = await started(['--port', String(port), '--data-dir', directory], problems);
    down = false;
  };
  const pidOf = (part: Part): number => (part === 'service' ? (child?.pid ?? 0) : engineOf(child?.pid ?? 0));
  return {
    url: `http://127.0.0.1:${port}`,
    isDown: () => down,
    problems,
    start,
    kill: async (part) => {
      down = true;
      const ended = once(child as ChildProcess, 'exit');
      process.kill(pidOf(part), 'SIGKILL');
      await ended;
      await start();
    },
    hold: async (part, milliseconds) => {
      const pid = pidOf(part);
      process.kill(pid, 'SIGSTOP');
      await pause(milliseconds);
      process.kill(pid, 'SIGCONT');
    },
    end: async () => {
      down = true;
      const ended = once(child as ChildProcess, 'exit');
      child?.kill('SIGTERM');
      await ended;
    },
  };
};

/** The embedded DynamoDB is the only child of the service; Linux lists them. */
const engineOf = (pid: number): number =>
  Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]);

const started = async (args: readonly string[], problems: string[]): Promise<ChildProcess> => {
  const child = spawn(process.execPath, ['bin/local.ts', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
    // Reports of what the service could not do are one line of JSON each; a stack is a bug.
    for (const line of String(chunk).split('\n'))
      if (/^\s+at /.test(line)) problems.push(`a stack: ${errors.slice(-500)}`);
  });
  const ended = once(child, 'exit');
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.includes('ready at')) resolve();
    });
  });
  const outcome = await Promise.race([ready, ended]);
  if (outcome) throw new Error(`the service did not start: ${errors}`);
  return child;
};
