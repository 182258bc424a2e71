/** A contender in a process of its own, as whoever measures it sees it. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Way } from './groups.ts';
import type { Places, Started, Turn } from './worker.ts';

export interface ContenderProcess {
  readonly started: Started;
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

/** Resolves when the contender has started and is warm. */
export const startContender = async (name: string, way: Way, places: Places): Promise<ContenderProcess> => {
  const child = fork(new URL('worker.ts', import.meta.url), [name, way, JSON.stringify(places)], {
    execArgv: ['--no-warnings', '--expose-gc'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ask = (question: string): Promise<unknown> => {
    child.send(question);
    return answerOf(child);
  };
  const started = (await answerOf(child)) as Started;
  return {
    started,
    takeTurn: () => ask('turn') as Promise<Turn>,
    end: async () => {
      const exited = once(child, 'exit');
      const evaluations = (await ask('end')) as number;
      await exited;
      return evaluations;
    },
  };
};
