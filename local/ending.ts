/**
 * Ends the process: at a signal, with npm, or after a failure.
 */
import { readFileSync } from 'node:fs';
import { reasonOf, StartError } from './start-error.ts';

interface Stoppable {
  stop(): Promise<void>;
}

/** Prints one line, and advice where there is any, and exits with 1. */
export const fail = (error: unknown): never => {
  console.error(`Selfevident cannot run: ${reasonOf(error)}`);
  if (error instanceof StartError && error.advice) console.error(`\n${error.advice.trimEnd()}`);
  process.exit(1);
};

/** Stops the service, and then this process, at the first signal. */
export const endOnSignal = (service: Stoppable): void => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const)
    process.on(signal, () => void end(service));
  endWithNpm(() => void end(service));
};

let ending = false;

/** A second signal does not wait for the stop. The embedded DynamoDB ends with this process in any case. */
const end = async (service: Stoppable): Promise<void> => {
  if (ending) process.exit(1);
  ending = true;
  await service.stop();
  process.exit(0);
};

/** npm does not pass on a signal that it alone gets, so this process watches npm and ends with it. */
const endWithNpm = (ended: () => void): void => {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const npm = parentOfShell(parent) ?? parent;
  const timer = setInterval(() => {
    if (process.ppid === parent && isAlive(npm)) return;
    clearInterval(timer);
    ended();
  }, 250);
  timer.unref();
};

/**
 * The parent of a shell. npm starts scripts by `sh -c`, and that shell can outlive npm.
 * Returns undefined for a process that is no shell, and where the system has no /proc.
 */
const parentOfShell = (pid: number): number | undefined => {
  try {
    const [, command = '', parent] = /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return command.endsWith('sh') ? Number(parent) : undefined;
  } catch {
    return undefined;
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // The process of another user is alive too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};
