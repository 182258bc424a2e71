/**
 * Counts drops by metric and cause. They are counted in memory, and added to counters beside the totals at most every
 * five minutes. Several items share the counts, so that none is too hot. No answer waits for the writes, so the counts
 * are approximate: a process that ends loses the counts that it has not written.
 */

import { type DropCause, dropCauses } from '../../../domain/event/drop.ts';
import type { TrialDrop } from '../../../domain/event/measurement.ts';
import type { ReportFailure } from '../../../domain/operational-metric.ts';
import { update } from '../table/change.ts';
import { counter } from '../table/entity.ts';
import { lists, totalKeys } from '../table/schema.ts';
import type { Table } from '../table/table.ts';

export interface DropStore {
  /** Counts drops. Starts a write in the background if the last one is five minutes old. */
  readonly add: (counted: { readonly project: string; readonly drops: readonly TrialDrop[] }) => void;
  /** Writes all counts, and resolves when no write is running. Counts that cannot be written are reported and kept. */
  readonly flush: () => Promise<void>;
  /** Resolves to the drops by metric index. They include the counts that this process has not written yet. */
  readonly list: (trialId: string) => Promise<(metric: number) => DropCounts>;
}

export interface DropCounts {
  readonly dropped: Readonly<Record<DropCause, number>>;
  /** Values that another trial counted. */
  readonly countedElsewhere: number;
}

/** Numbers by attribute name, which is `cause:metric`. */
type Counts = Record<string, number>;

const SHARDS = 8;
/** In seconds of the process, because the service's clock may jump. */
const WRITE_INTERVAL = 5 * 60;

export const dropStore = (table: Table, report: ReportFailure): DropStore => {
  const pending = new Map<string, Counts>();
  let lastWrite = -Infinity;
  let writing: Promise<unknown> = Promise.resolve();
  const count = (trialId: string, counts: Counts): void => {
    const all = pending.get(trialId) ?? {};
    for (const [name, number] of Object.entries(counts)) all[name] = (all[name] ?? 0) + number;
    pending.set(trialId, all);
  };
  const write = async (trialId: string, counts: Counts): Promise<void> => {
    try {
      const shard = Math.floor(Math.random() * SHARDS);
      await table.commitOne(update(totalKeys.drops(trialId, shard), { add: counts }));
    } catch (error) {
      count(trialId, counts);
      report('drops not written', { error });
    }
  };
  const flush = async (): Promise<void> => {
    lastWrite = process.uptime();
    const counted = [...pending];
    pending.clear();
    writing = Promise.all([writing, ...counted.map(([trialId, counts]) => write(trialId, counts))]);
    await writing;
  };
  return {
    add: ({ drops }) => {
      for (const { trial, metricIndex: metric, cause } of drops) count(trial.id, { [`${cause}:${metric}`]: 1 });
      if (pending.size > 0 && process.uptime() >= lastWrite + WRITE_INTERVAL) void flush();
    },
    flush,
    list: async (trialId) => {
      await writing;
      const own = pending.get(trialId);
      const { items: stored } = await table.page({ list: lists.drops(trialId), limit: SHARDS, consistent: false });
      return dropCountsOf(own ? [...stored, own] : stored);
    },
  };
};

const dropCountsOf =
  (counters: readonly Readonly<Record<string, unknown>>[]) =>
  (metric: number): DropCounts => {
    const sum = (cause: TrialDrop['cause']) =>
      counters.reduce((total, item) => total + counter(item, `${cause}:${metric}`), 0);
    const dropped = Object.fromEntries(dropCauses.map((cause) => [cause, sum(cause)])) as DropCounts['dropped'];
    return { dropped, countedElsewhere: sum('countedElsewhere') };
  };
