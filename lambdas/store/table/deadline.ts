/**
 * One deadline for all store requests of an operation together: settling, reads, writes, and the attempts of each.
 */

import { AsyncLocalStorage } from 'node:async_hooks';
import { StoreError } from './store-error.ts';

/** Milliseconds of a clock that never goes back. `performance` would load a module at each cold start. */
const now = (): number => process.uptime() * 1000;

/** The timer starts with the first request to the store, since most evaluations send none. */
class Deadline {
  readonly #milliseconds: number;
  readonly #startedAt = now();
  #state: 'running' | 'over' | 'ended' = 'running';
  #timer: NodeJS.Timeout | undefined;
  #over: Promise<never> | undefined;

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  get state(): 'running' | 'over' | 'ended' {
    if (this.#state === 'running' && this.#left() <= 0) this.#state = 'over';
    return this.#state;
  }

  /** Rejects with {@link Deadline.error} when the deadline is over. */
  get over(): Promise<never> {
    this.#over ??= this.#start();
    return this.#over;
  }

  get error(): StoreError {
    const message = `The store did not do all that was asked of it in ${this.#milliseconds} ms.`;
    return new StoreError('unavailable', new Error(message));
  }

  /** Ends the deadline unless it is over. Loops that the work has started have no deadline. */
  end(): void {
    if (this.state === 'running') this.#state = 'ended';
    clearTimeout(this.#timer);
  }

  #left(): number {
    return this.#milliseconds - (now() - this.#startedAt);
  }

  #start(): Promise<never> {
    const over = new Promise<never>((_, reject) => {
      const expire = () => {
        this.#state = 'over';
        reject(this.error);
      };
      this.#timer = setTimeout(expire, Math.max(0, this.#left()));
    });
    over.catch(() => undefined);
    return over;
  }
}

const deadlines = new AsyncLocalStorage<Deadline>();

/** Runs `work`. Its requests to the store, taken together, have this many milliseconds from now on. */
export const withDeadline = async <Result>(milliseconds: number, work: () => Promise<Result>): Promise<Result> => {
  const deadline = new Deadline(milliseconds);
  try {
    return await deadlines.run(deadline, work);
  } finally {
    deadline.end();
  }
};

/**
 * Resolves to the result of `send`, or rejects with a {@link StoreError} when the deadline of the operation, if it has
 * one, is over before. A request that was sent may still be done then; nothing more is sent.
 */
export const byDeadline = <Result>(send: () => Promise<Result>): Promise<Result> => {
  const deadline = deadlines.getStore();
  if (!deadline || deadline.state === 'ended') return send();
  return deadline.state === 'over' ? Promise.reject(deadline.error) : Promise.race([send(), deadline.over]);
};
