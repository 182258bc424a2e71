/**
 * The processes of an execution environment, which are stopped and go on together.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface StartProcess {
  readonly command: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
}

export interface Environment {
  readonly start: (program: StartProcess, role: 'extension' | 'runtime') => void;
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** Tells the runtime to end; kills it after so many milliseconds, and at once for 0. Resolves when it has ended. */
  readonly endRuntime: (milliseconds: number) => Promise<void>;
  /** Resolves when all processes have ended; true when one was still there after so many milliseconds, and was killed. */
  readonly end: (milliseconds: number) => Promise<boolean>;
}

/**
 * @param api the value of AWS_LAMBDA_RUNTIME_API.
 * @param onRuntimeEnd is called when a runtime has ended, whoever ended it.
 */
export const openEnvironment = (api: string, onRuntimeEnd: () => void): Environment => {
  const children: ChildProcess[] = [];
  const runtimes: ChildProcess[] = [];
  const signal = (name: NodeJS.Signals) => {
    for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill(name);
  };
  process.once('exit', () => signal('SIGKILL'));
  const isGone = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;
  return {
    start: ({ command: [file, ...args], env }, role) => {
      const child = spawn(file, args, {
        env: { PATH: process.env.PATH, AWS_LAMBDA_RUNTIME_API: api, ...env },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      children.push(child);
      if (role !== 'runtime') return;
      runtimes.push(child);
      child.once('exit', onRuntimeEnd);
    },
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    endRuntime: async (milliseconds) => {
      const left = runtimes.filter((child) => !isGone(child));
      const ended = Promise.all(left.map((child) => once(child, 'exit')));
      const kill = (name: NodeJS.Signals) => left.forEach((child) => void child.kill(name));
      kill(milliseconds > 0 ? 'SIGTERM' : 'SIGKILL');
      const timer = setTimeout(kill, milliseconds, 'SIGKILL');
      await ended;
      clearTimeout(timer);
    },
    end: async (milliseconds) => {
      const all = Promise.all(children.filter((child) => !isGone(child)).map((child) => once(child, 'exit')));
      const timer = setTimeout(() => signal('SIGKILL'), milliseconds);
      const began = Date.now();
      await all;
      clearTimeout(timer);
      return milliseconds > 0 && Date.now() - began >= milliseconds;
    },
  };
};
