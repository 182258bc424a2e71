/**
 * The service's time on a machine whose clock may be wrong: steps of launches and ends of experiments happen by it.
 *
 * The service says its time T in an answer to a request that was sent at S and answered at R, by the local clock. So
 * the offset, service minus local, is between T - R and T - S. It is in all the intervals of all answers, which grow
 * with time, because clocks drift. An interval that does not overlap with the others says that a clock was set, and
 * that what was learnt before is void.
 */

/** When a request was sent and answered by the local clock, and the service's time between. All in milliseconds. */
export interface TimeSample {
  readonly sent: number;
  readonly received: number;
  readonly time: number;
  /** How far the true time may be above `time`: the header `Date` has whole seconds. */
  readonly precision: number;
}

/** How far two clocks go apart at most, of each millisecond: clocks of machines are right to half of it. */
const DRIFT = 0.0001;
/** Times do not go back by less than this, in milliseconds; a clock that is further ahead was wrong. */
const LARGEST_CORRECTION = 5_000;

export class ServiceClock {
  /** The interval of the offset as it was at a local time. Infinite while the service has not said its time. */
  #low = -Infinity;
  #high = Infinity;
  #learnt = 0;
  #offset = 0;
  #last = -Infinity;

  /** Returns whether what was known before is void. */
  learn({ sent, received, time, precision }: TimeSample): boolean {
    const [low, high] = [time - Math.max(sent, received), time + precision - sent];
    const drift = Math.abs(received - this.#learnt) * DRIFT;
    const [lowest, highest] = [this.#low - drift, this.#high + drift];
    const isVoid = low > highest || high < lowest;
    this.#low = isVoid ? low : Math.max(low, lowest);
    this.#high = isVoid ? high : Math.min(high, highest);
    this.#learnt = received;
    this.#offset = Math.floor((this.#low + this.#high) / 2);
    return isVoid;
  }

  /** Whether the service has said its time to the millisecond, or in many answers as good as that. */
  get isPrecise(): boolean {
    return this.#high - this.#low < 1_000;
  }

  /**
   * The service's time at a local time: whole milliseconds that do not go back. The local time, while the service has
   * not said its own.
   */
  at(local: number): number {
    const time = local + this.#offset;
    // The machine's own time may be far ahead. It binds nobody once the service has said its time.
    if (this.#high === Infinity) return time;
    if (time >= this.#last || this.#last - time > LARGEST_CORRECTION) this.#last = time;
    return this.#last;
  }
}
