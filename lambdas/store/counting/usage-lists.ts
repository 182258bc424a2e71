/** Reads how often features are evaluated. */

import { HOUR, hourOf, RING_HOURS, USAGE_RETENTION } from '../../../domain/usage.ts';
import { type Item, update } from '../table/change.ts';
import { counter } from '../table/entity.ts';
import type { Listed, ListPage } from '../table/list.ts';
import { keys, lists, sortableTime, type UsedFeature } from '../table/schema.ts';
import type { Table } from '../table/table.ts';
import { countUsage, type UsageCounter, type UsageOptions } from './usage.ts';
import { evaluationsIn, slotName } from './usage-items.ts';

/** The evaluations of an hour, which begins at `time`, in milliseconds since the epoch. */
export interface UsageHour {
  readonly time: number;
  readonly evaluations: number;
  readonly counts?: Readonly<Record<string, number>>;
}

export interface FeatureUsageItem {
  readonly feature: string;
  /** The time of the last evaluation, in milliseconds since the epoch. */
  readonly last: number;
  /** The hours of the ring that have evaluations, the oldest first. */
  readonly hours: readonly UsageHour[];
}

export interface UsageLists {
  /** Resolves to a page of the features that have been evaluated, by name; from one up to another, if they are given. */
  readonly list: (projectId: string, page: ListPage & NameRange) => Promise<Listed<FeatureUsageItem>>;
  /** Resolves to the hours of a feature that have evaluations, by variation, the oldest first. */
  readonly hours: (used: UsedFeature, since: number) => Promise<UsageHour[]>;
  /** Resolves to the time since when evaluations are counted: `now`, if nobody has asked before. */
  readonly countedSince: (now: number) => Promise<number>;
}

export interface NameRange {
  readonly from?: string | undefined;
  readonly upTo?: string | undefined;
}

/** All that are kept. */
const MOST_HOURS = Math.ceil(USAGE_RETENTION.hour / HOUR) + 1;

/** Counts and lists. What this process has counted is written before it lists, so that its own lists are complete. */
export const usageStore = (table: Table, options: UsageOptions): UsageCounter & UsageLists => {
  const counter = countUsage(table, options);
  const read = usageLists(table);
  return {
    ...counter,
    ...read,
    list: async (...range) => {
      await counter.flush();
      return read.list(...range);
    },
  };
};

const usageLists = (table: Table): UsageLists => {
  let start: number | undefined;
  return {
    list: async (projectId, page) => {
      const { items, more } = await table.page({ list: lists.used(projectId), consistent: false, ...page });
      return { entities: items.map(featureUsageOf), ...(more ? { last: items.at(-1)?.SK as string } : {}) };
    },
    hours: async ({ projectId, feature }, since) => {
      const from = sortableTime(hourOf(since) * HOUR);
      const list = lists.usage(projectId, feature);
      const { items } = await table.page({ list, limit: MOST_HOURS, consistent: false, from });
      return items.map(usageHourOf);
    },
    countedSince: async (now) => {
      start ??= await readOrSetStart(table, now);
      return start;
    },
  };
};

const readOrSetStart = async (table: Table, now: number): Promise<number> => {
  const key = keys.usageStart();
  const found = await table.get(key, { consistent: false });
  if (found) return found.since as number;
  await table.commitOne(update(key, { setOnce: { since: now } }));
  return ((await table.get(key)) as Item).since as number;
};

const usageHourOf = (item: Item): UsageHour => {
  const counts = evaluationsIn(item);
  const evaluations = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { time: Number(item.SK), evaluations, counts };
};

const featureUsageOf = (item: Item): FeatureUsageItem => {
  const newest = item.newest as number;
  const hours = Array.from({ length: RING_HOURS }, (_, index) => newest - RING_HOURS + 1 + index);
  return {
    feature: item.SK as string,
    last: item.last as number,
    hours: hours
      .map((hour) => ({ time: hour * HOUR, evaluations: counter(item, slotName(hour)) }))
      .filter(({ evaluations }) => evaluations > 0),
  };
};
