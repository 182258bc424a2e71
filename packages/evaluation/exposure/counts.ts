/**
 * How often each feature served each variation, for ReportUsage: so that nothing that is evaluated elsewhere looks
 * unused.
 */

/** Counts are reported at most this often, in milliseconds. */
const INTERVAL = 5 * 60_000;

/** What was counted of one variation since the last report. */
export interface VariationCount {
  readonly feature: string;
  readonly variation: string;
  readonly count: number;
}

/** A count that an evaluation raises by itself: evaluations are too many for a look-up each. */
export interface Counter {
  readonly feature: string;
  readonly variation: string;
  count: number;
}

export class UsageCounts {
  readonly #counters = new Map<string, Counter>();
  #reported = -Infinity;

  /** The counter of a variation, always the same one. */
  counter(feature: string, variation: string): Counter {
    const key = `${feature}\n${variation}`;
    const counter = this.#counters.get(key) ?? { feature, variation, count: 0 };
    this.#counters.set(key, counter);
    return counter;
  }

  /** Whether there is something to report, and a report may be made at `now`, in milliseconds. */
  isDue(now: number): boolean {
    return now >= this.#reported + INTERVAL && [...this.#counters.values()].some(({ count }) => count > 0);
  }

  /** What to report at `now`; counting begins anew. */
  take(now: number): readonly VariationCount[] {
    const counted = [...this.#counters.values()].filter(({ count }) => count > 0);
    const taken = counted.map((counter) => ({ ...counter }));
    for (const counter of counted) counter.count = 0;
    this.#reported = now;
    return taken;
  }

  /** Counts a report again that did not arrive. */
  restore(counts: readonly VariationCount[]): void {
    for (const { feature, variation, count } of counts) this.counter(feature, variation).count += count;
  }
}
