/**
 * What was not counted, by metric and cause: counted in memory, and added to counters beside the totals every five minutes at
 * most, in several items so that none is too hot. No answer waits for it, so the counts are approximate: what a process that
 * ends has not written is lost.
 */
import { type DropCause, dropCauses } from '../../../domain/event/drop.ts';
import type { TrialDrop } from '../../../domain/event/measurement.ts';
import type { ReportFailure } from '../../../domain/operational-metric.ts';
import { update } from '../table/change.ts';
import { counter } from '../table/entity.ts';
import { lists, totalKeys } from '../table/schema.ts';
import type { Table } from '../table/table.ts';

export interface DropStore {
  /** Counts; begins to write, for nobody to wait, where that was not done for five minutes. */
  readonly add: (counted: { readonly project: string; readonly drops: readonly TrialDrop[] }) => void;
  /** Writes what was counted, and resolves when nothing is being written. What cannot be written is reported and kept. */
  readonly flush: () => Promise<void>;
  /** What was not counted for each metric, by its place; what this process has not written yet is included. */
  readonly list: (trialId: string) => Promise<(metric: number) => DropCounts>;
}

export interface DropCounts {
  readonly dropped: Readonly<Record<DropCause, number>>;
  /** What another launch or experiment counted. */
  readonly countedElsewhere: number;
}

/** Numbers by attribute of the item, which is `cause:metric`. */
type Counts = Record<string, number>;

const items = 8;
/** In seconds of the process, not of the service's clock, which may travel. */
const pause = 5 * 60;

export const dropStore = (table: Table, report: ReportFailure): DropStore => {
  const waiting = new Map<string, Counts>();
  let begun = Number.NEGATIVE_INFINITY;
  let writing: Promise<unknown> = Promise.resolve();
  const count = (trialId: string, counts: Counts): void => {
    const all = waiting.get(trialId) ?? {};
    for (const [name, number] of Object.entries(counts)) all[name] = (all[name] ?? 0) + number;
    waiting.set(trialId, all);
  };
  const write = async (trialId: string, counts: Counts): Promise<void> => {
    try {
      const shard = Math.floor(Math.random() * items);
      await table.commitOne(update(totalKeys.drops(trialId, shard), { add: counts }));
    } catch (error) {
      count(trialId, counts);
      report('drops not written', { error });
    }
  };
  const flush = async (): Promise<void> => {
    begun = process.uptime();
    const counted = [...waiting];
    waiting.clear();
    writing = Promise.all([writing, ...counted.map(([trialId, counts]) => write(trialId, counts))]);
    await writing;
  };
  return {
    add: ({ drops }) => {
      for (const { trial, metricIndex: metric, cause } of drops) count(trial.id, { [`${cause}:${metric}`]: 1 });
      if (waiting.size > 0 && process.uptime() >= begun + pause) void flush();
    },
    flush,
    list: async (trialId) => {
      await writing;
      const own = waiting.get(trialId);
      const { items: stored } = await table.page({ list: lists.drops(trialId), limit: items, consistent: false });
      return countsIn(own ? [...stored, own] : stored);
    },
  };
};

const countsIn =
  (counters: readonly Readonly<Record<string, unknown>>[]) =>
  (metric: number): DropCounts => {
    const sum = (cause: TrialDrop['cause']) =>
      counters.reduce((total, item) => total + counter(item, `${cause}:${metric}`), 0);
    const dropped = Object.fromEntries(dropCauses.map((cause) => [cause, sum(cause)])) as DropCounts['dropped'];
    return { dropped, countedElsewhere: sum('countedElsewhere') };
  };
