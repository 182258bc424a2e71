/**
 * Counts evaluations by feature and variation. They are counted in memory, and written at most every ten minutes a
 * feature. No answer waits for the writes, so the counts are approximate: a process that ends at once loses those of its
 * last minutes. The first evaluation of a feature is written at once, and so is one after a long pause.
 */

import type { ReportFailure } from '../../../domain/operational-metric.ts';
import { type Evaluations, hourOf } from '../../../domain/usage.ts';
import type { CachedProjects } from '../resources/cached-projects.ts';
import type { ItemTable } from '../table/item-table.ts';
import type { UsedFeature } from '../table/schema.ts';
import { openRecentSet } from './recent-set.ts';
import { type HourOfUsage, writeUsage } from './usage-items.ts';

export interface UsageCounter {
  /** Counts evaluations. Starts writes in the background for features that have not been written for ten minutes. */
  readonly add: (project: string, evaluations: readonly Evaluations[]) => void;
  /** Counts evaluations like `add`, but not those of a call whose digest this process has counted lately. */
  readonly addOnce: (digest: Uint8Array, project: string, evaluations: readonly Evaluations[]) => void;
  /** Writes all counts, and resolves when no write is running. Counts that cannot be written are reported and kept. */
  readonly flush: () => Promise<void>;
}

/**
 * Two items a feature and ten minutes are one write unit in five minutes. In milliseconds of the process, because the
 * service's clock may jump.
 */
const WRITE_INTERVAL = 10 * 60_000;

/** The calls that are remembered: those of some minutes. */
const REMEMBERED_CALLS = 10_000;

/** A feature that was written in the last ten minutes, with what was counted since then by hour. */
interface Entry extends UsedFeature {
  hours: Map<number, CountedHour>;
}

interface CountedHour extends HourOfUsage {
  readonly counts: Map<string, number>;
  last: number;
}

export interface UsageOptions {
  readonly projects: CachedProjects;
  readonly report: ReportFailure;
}

export const countUsage = (table: ItemTable, { projects, report }: UsageOptions): UsageCounter => {
  const entries = new Map<string, Entry>();
  const calls = openRecentSet(REMEMBERED_CALLS);
  /** Counts under way, and writes. */
  const tasks = new Set<Promise<void>>();
  const track = (task: Promise<void>): void => {
    tasks.add(task);
    void task.finally(() => tasks.delete(task));
  };
  const write = async (entry: Entry): Promise<void> => {
    const counted = [...entry.hours.values()];
    entry.hours = new Map();
    for (const usage of counted) {
      try {
        await writeUsage(table, entry, usage);
      } catch (error) {
        for (const [variation, count] of usage.counts) countIn(entry, { variation, count, time: usage.last });
        report('usage not written', { projectId: entry.projectId, feature: entry.feature, error });
      }
    }
  };
  /** Later evaluations wait for the end of the interval. */
  const open = ({ projectId, feature }: UsedFeature): Entry => {
    const name = nameOf({ projectId, feature });
    const entry: Entry = { projectId, feature, hours: new Map() };
    const timer = setInterval(() => {
      if (entry.hours.size > 0) return track(write(entry));
      clearInterval(timer);
      entries.delete(name);
    }, WRITE_INTERVAL);
    timer.unref();
    entries.set(name, entry);
    return entry;
  };
  const count = async (project: string, evaluations: readonly Evaluations[]): Promise<void> => {
    const found = await projects.get(project).catch(() => undefined);
    if (!found) return;
    const opened = new Set<Entry>();
    for (const one of evaluations) {
      const used = { projectId: found.id, feature: one.feature };
      const known = entries.get(nameOf(used));
      const entry = known ?? open(used);
      if (!known) opened.add(entry);
      countIn(entry, one);
    }
    for (const entry of opened) track(write(entry));
  };
  const add: UsageCounter['add'] = (project, evaluations) => track(count(project, evaluations));
  return {
    add,
    addOnce: (digest, project, evaluations) => {
      const call = Buffer.from(digest).toString('base64');
      if (calls.has(call)) return;
      calls.add(call);
      add(project, evaluations);
    },
    flush: async () => {
      await Promise.all(tasks);
      for (const entry of entries.values()) if (entry.hours.size > 0) track(write(entry));
      await Promise.all(tasks);
    },
  };
};

const nameOf = ({ projectId, feature }: UsedFeature): string => `${projectId}#${feature}`;

const countIn = ({ hours }: Entry, { variation, count, time }: Omit<Evaluations, 'feature'>): void => {
  const known = hours.get(hourOf(time));
  const hour = known ?? { counts: new Map<string, number>(), last: time };
  hour.counts.set(variation, (hour.counts.get(variation) ?? 0) + count);
  hour.last = Math.max(hour.last, time);
  if (!known) hours.set(hourOf(time), hour);
};
