/**
 * Repeats an attempt that failed for a reason that passes: the service is busy, another change came first, or a resource
 * that CloudFormation makes or deletes at the same time is not there yet or is still there.
 */
import { CallError } from './call-operation.ts';

export interface Patience {
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Milliseconds that are left for everything. */
  readonly timeLeft: () => number;
}

const SHORTEST_PAUSE = 200;
const LONGEST_PAUSE = 2_000;
/** Attempts while the service is busy; with the pauses a minute and a half. */
const ATTEMPTS_WHILE_BUSY = 50;
/** Attempts while others are in the way; with the pauses ten seconds. */
const ATTEMPTS_WHILE_WAITING = 8;

export const repeatAttempt = async <T>({ pause, timeLeft }: Patience, attempt: () => Promise<T>): Promise<T> => {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (count >= attemptsAfter(error) || timeLeft() <= LONGEST_PAUSE) throw error;
      await pause(Math.min(SHORTEST_PAUSE * 2 ** (count - 1), LONGEST_PAUSE));
    }
  }
};

/** How often in all to try after such a failure. */
const attemptsAfter = (error: unknown): number => {
  if (!(error instanceof CallError)) return 1;
  const { status, operation } = error;
  if (status === 429 || status >= 500) return ATTEMPTS_WHILE_BUSY;
  const isInTheWay = status === 409 && operation.startsWith('Delete');
  const isToCome = status === 404 && operation.startsWith('Create');
  if (isInTheWay || isToCome) return ATTEMPTS_WHILE_WAITING;
  // Another change came first; the next plan is from what it left.
  return status === 409 ? 2 : 1;
};
