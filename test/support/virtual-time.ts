/** A clock with timers that only moves when it is told to. */

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

export class VirtualTime {
  now: number;
  private timers: readonly Timer[] = [];

  private readonly settle: () => Promise<void>;

  /** `settle` resolves when what a timer began is done. */
  constructor(now = Date.UTC(2026, 0, 1), settle = settled) {
    this.now = now;
    this.settle = settle;
  }

  readonly after = (milliseconds: number, run: () => void): (() => void) => {
    const timer = { at: this.now + Math.ceil(milliseconds), run };
    this.timers = [...this.timers, timer];
    return () => {
      this.timers = this.timers.filter((one) => one !== timer);
    };
  };

  /** Moves to a later time; each timer on the way runs at its own. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.now + Math.ceil(milliseconds);
    for (let next = this.next(end); next; next = this.next(end)) {
      this.timers = this.timers.filter((one) => one !== next);
      this.now = Math.max(this.now, next.at);
      next.run();
      await this.settle();
    }
    this.now = end;
  }

  /** Moves to a later time while nothing runs, as in a frozen process. */
  freeze(milliseconds: number): void {
    this.now += milliseconds;
  }

  private next(end: number): Timer | undefined {
    return this.timers.filter(({ at }) => at <= end).toSorted((one, other) => one.at - other.at)[0];
  }
}

/** Lets everything that waits for nothing but promises go on. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
