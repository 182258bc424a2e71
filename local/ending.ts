/**
 * How a program that serves ends: by a signal, with npm, or because it cannot go on.
 */
import { readFileSync } from 'node:fs';
import { reasonOf, StartError } from './start-error.ts';

interface Stoppable {
  stop(): Promise<void>;
}

/** Prints one line, and what helps where that is known, and exits with 1. */
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

/** A second signal does not wait; the embedded DynamoDB ends with this process in any case. */
const end = async (service: Stoppable): Promise<void> => {
  if (ending) process.exit(1);
  ending = true;
  await service.stop();
  process.exit(0);
};

/** npm ends on a signal that it alone gets, without passing it on; what it has started must end with it. */
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
 * The process that waits for a shell, where our parent is one: npm starts scripts by `sh -c`, and a shell that stays outlives npm.
 * Undefined where there is no shell between, or the system does not tell.
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
    // A process of somebody else is alive too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};
