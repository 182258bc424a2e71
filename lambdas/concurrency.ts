/**
 * When work runs: one task after another, once for many, again and again.
 */
import type { ReportFailure } from '../domain/operational-metric.ts';

/**
 * Returns a function that shares runs. A call during a run waits for the next run, together with all other calls that
 * wait. That run is given what the first of them asked.
 */
export const coalesce = <Asked>(run: (asked: Asked) => Promise<void>): ((asked: Asked) => Promise<void>) => {
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  return (asked) => {
    waiting ??= running
      .catch(() => undefined)
      .then(() => {
        waiting = undefined;
        running = run(asked);
        return running;
      });
    return waiting;
  };
};

/** Returns a function that starts each task when all tasks before it have ended, however they ended. */
export const serialize = () => {
  let last: Promise<unknown> = Promise.resolve();
  return <Result>(run: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(run);
    last = turn.catch(() => undefined);
    return turn;
  };
};

/** Runs the tasks one after the other, whatever fails. Rejects with the first failure, and reports the others. */
export const runEach = async (report: ReportFailure, tasks: readonly (() => Promise<unknown>)[]): Promise<void> => {
  const failures: unknown[] = [];
  for (const task of tasks) await task().catch((error: unknown) => failures.push(error));
  if (failures.length === 0) return;
  const [first, ...others] = failures;
  for (const error of others) report('another task of the same run failed', { error });
  throw first;
};

/**
 * Runs `work` again and again, `every` so many milliseconds after its last end, until the returned function is called.
 * That one resolves when no run is under way.
 */
export const repeat = (work: () => Promise<unknown>, every: number, failed: (error: unknown) => void) => {
  let ended = false;
  let wake = () => {};
  const loop = async () => {
    while (!ended) {
      await work().catch(failed);
      if (ended) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, every);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const running = loop();
  return async (): Promise<void> => {
    ended = true;
    wake();
    await running;
  };
};

let turn: Promise<void> | undefined;

/**
 * Resolves when all that has come in so far, and can be done without waiting, has been done. A write to a socket wakes
 * the process at its other end, which can take longer than an evaluation. Replies that are written one after the other
 * wake a client with many connections once.
 */
export const nextTick = (): Promise<void> => {
  turn ??= new Promise((resolve) => {
    setImmediate(() => {
      turn = undefined;
      resolve();
    });
  });
  return turn;
};
