/** A contender in a process of its own, as whoever measures it sees it. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Places } from './contender.ts';
import type { FirstAnswer } from './first-answer.ts';
import type { Way } from './groups.ts';
import type { Turn, Warm } from './worker.ts';

export interface ContenderProcess {
  readonly warm: Warm;
  readonly takeTurn: () => Promise<Turn>;
  /** Resolves with how often anything was evaluated in the process, which has sent everything and is gone. */
  readonly end: () => Promise<number>;
}

/** @throws when the process ends before it has said what is asked. */
const answerOf = async (child: ChildProcess): Promise<unknown> => {
  const ended = new AbortController();
  const exit = once(child, 'exit', ended).then(([code]) => {
    throw new Error(`a contender ended with ${code}: ${child.spawnargs.join(' ')}`);
  });
  try {
    const [answer] = (await Promise.race([once(child, 'message', ended), exit])) as unknown[];
    return answer;
  } finally {
    exit.catch(() => {});
    ended.abort();
  }
};

const forkContender = (file: string, args: readonly string[], flags: readonly string[] = []): ChildProcess =>
  fork(new URL(file, import.meta.url), args, {
    execArgv: ['--no-warnings', ...flags],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });

/** Resolves when the process is gone. */
export const measureFirstAnswer = async (name: string, way: Way, places: Places): Promise<FirstAnswer> => {
  const child = forkContender('first-answer.ts', [name, way, JSON.stringify(places)]);
  const exited = once(child, 'exit');
  const answer = (await answerOf(child)) as FirstAnswer;
  await exited;
  return answer;
};

/** Resolves when the contender has started and is warm. */
export const startContender = async (name: string, way: Way, places: Places): Promise<ContenderProcess> => {
  const child = forkContender('worker.ts', [name, way, JSON.stringify(places)], ['--expose-gc']);
  const ask = (question: string): Promise<unknown> => {
    child.send(question);
    return answerOf(child);
  };
  const warm = (await answerOf(child)) as Warm;
  return {
    warm,
    takeTurn: () => ask('turn') as Promise<Turn>,
    end: async () => {
      const exited = once(child, 'exit');
      const evaluations = (await ask('end')) as number;
      await exited;
      return evaluations;
    },
  };
};
