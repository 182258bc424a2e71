/**
 * A read cache keeps what was read of the store for some seconds. Concurrent misses share one read. While the store
 * fails, it serves its old values and reports that: an old answer is better than none.
 */

import { type ReportFailure, reportedMetrics } from '../../../domain/operational-metric.ts';

/** Milliseconds for which a value is served without another read. */
const CACHE_MS = 5_000;
/** Missing names are cached too. This limits their memory. */
const MAX_ENTRIES = 10_000;

export interface CacheOptions {
  /** A monotonic clock in milliseconds. */
  readonly timer: () => number;
  /** Reports each failed read for which a cached value was served. */
  readonly report: ReportFailure;
}

export interface ReadCache<Value> {
  readonly get: (name: string) => Promise<Value>;
  /** Marks the value of a name as stale. */
  readonly forget: (name: string) => void;
}

interface Entry<Value> {
  readonly value: Promise<Value>;
  readonly readAt: number;
}

/** The cache follows the clock of the process, because the service's clock may jump. */
export const cacheOptions = (report: ReportFailure): CacheOptions => ({ timer: () => process.uptime() * 1000, report });

/**
 * `read` makes a consistent read of a value that this process changed. An eventually consistent read could miss the
 * change.
 */
export const cacheReads = <Value>(
  read: (name: string, consistent: boolean) => Promise<Value>,
  { timer, report }: CacheOptions,
): ReadCache<Value> => {
  const entries = new Map<string, Entry<Value>>();
  const changed = new Set<string>();

  const readOrKeep = async (name: string, before: Entry<Value> | undefined): Promise<Value> => {
    const consistent = changed.delete(name);
    try {
      return await read(name, consistent);
    } catch (error) {
      if (consistent) changed.add(name);
      if (!before) throw error;
      report(reportedMetrics.StaleReads, { error });
      return before.value;
    }
  };

  return {
    get: (name) => {
      const before = entries.get(name);
      if (before && timer() - before.readAt < CACHE_MS && !changed.has(name)) return before.value;
      const entry = { value: readOrKeep(name, before), readAt: timer() };
      entries.delete(name);
      entries.set(name, entry);
      evictOldest(entries);
      entry.value.catch(() => entries.get(name) === entry && entries.delete(name));
      return entry.value;
    },
    forget: (name) => {
      changed.add(name);
    },
  };
};

const evictOldest = (entries: Map<string, unknown>): void => {
  const [oldest] = entries.keys();
  if (entries.size > MAX_ENTRIES && oldest !== undefined) entries.delete(oldest);
};
