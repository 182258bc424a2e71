/**
 * The service's time on a machine whose clock may be wrong: steps of launches and ends of experiments happen by it.
 *
 * The service says its time T in an answer to a request that was sent at S and answered at R, by the local clock. So
 * the offset, service minus local, is between T - R and T - S. The narrowest of the last intervals is the best; one
 * that does not overlap with it says that a clock was set, and that what was learnt before is void.
 */

interface Interval {
  readonly low: number;
  readonly high: number;
}

/** When a request was sent and answered by the local clock, and the service's time between. All in milliseconds. */
export interface TimeSample {
  readonly sent: number;
  readonly received: number;
  readonly time: number;
  /** How far the true time may be above `time`: the header `Date` has whole seconds. */
  readonly precision: number;
}

const KEPT = 8;
/** Times do not go back by less than this, in milliseconds; a clock that is further ahead was wrong. */
const LARGEST_CORRECTION = 5_000;

export class ServiceClock {
  #intervals: readonly Interval[] = [];
  #offset = 0;
  #last = Number.NEGATIVE_INFINITY;

  /** Returns whether what was known before is void. */
  learn({ sent, received, time, precision }: TimeSample): boolean {
    const interval = { low: time - Math.max(sent, received), high: time + precision - sent };
    const best = narrowest(this.#intervals);
    const isVoid = best !== undefined && (interval.low > best.high || interval.high < best.low);
    this.#intervals = [...(isVoid ? [] : this.#intervals), interval].slice(-KEPT);
    const { low, high } = narrowest(this.#intervals) as Interval;
    this.#offset = Math.floor((low + high) / 2);
    return isVoid;
  }

  /** Whether the service has said its time to the millisecond. */
  get isPrecise(): boolean {
    const best = narrowest(this.#intervals);
    return best !== undefined && best.high - best.low < 1_000;
  }

  /**
   * The service's time at a local time: whole milliseconds that do not go back. The local time, while the service has
   * not said its own.
   */
  at(local: number): number {
    const time = local + this.#offset;
    // The machine's own time may be far ahead. It binds nobody once the service has said its time.
    if (this.#intervals.length === 0) return time;
    if (time >= this.#last || this.#last - time > LARGEST_CORRECTION) this.#last = time;
    return this.#last;
  }
}

const narrowest = (intervals: readonly Interval[]): Interval | undefined =>
  intervals.reduce<Interval | undefined>(
    (best, one) => (best === undefined || one.high - one.low <= best.high - best.low ? one : best),
    undefined,
  );
