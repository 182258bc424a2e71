/**
 * What is read from the store and kept in memory for some seconds. Concurrent misses share one read, and a store that
 * fails is covered by what was read before, for as long as it fails: an old answer is better than none, and is reported.
 */

import { type ReportFailure, reportedMetrics } from '../../../domain/operational-metric.ts';

/** Milliseconds for which what was read is served without being read again. */
const freshFor = 5_000;
/** Names that are nothing are remembered too; this bounds what they can take. */
const mostEntries = 10_000;

export interface CacheOptions {
  /** A monotonic clock in milliseconds. */
  readonly timer: () => number;
  /** Told of each read that failed and was covered. */
  readonly report: ReportFailure;
}

export interface ReadCache<Value> {
  readonly get: (name: string) => Promise<Value>;
  /** What was read under the name is stale from now on. */
  readonly forget: (name: string) => void;
}

interface Entry<Value> {
  readonly value: Promise<Value>;
  readonly readAt: number;
}

/** What is kept fresh goes by the process, not by the service's clock, which may travel. */
export const cacheOptions = (report: ReportFailure): CacheOptions => ({ timer: () => process.uptime() * 1000, report });

/**
 * `read` is asked for a consistent read where this process changed the value itself: an eventually consistent one could
 * still miss the change.
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
      if (before && timer() - before.readAt < freshFor && !changed.has(name)) return before.value;
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
  if (entries.size > mostEntries && oldest !== undefined) entries.delete(oldest);
};
