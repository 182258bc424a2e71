/** Reads what is stored of one entity: its assignments and its sums, by trial. */

import type { Assignment } from '../../../domain/event/attribution.ts';
import { hasTrialMark } from '../../../domain/lifecycle/trial.ts';
import { countAttribute, denominatorAttribute, sumAttribute } from '../counting/measurement.ts';
import type { Item } from '../table/change.ts';
import { countKeyOf, entityDigest, entityPartition, entityPartitionById, type Key, lists } from '../table/schema.ts';
import type { Table } from '../table/table.ts';
import type { HistoryRecord, RecordChanges } from './history.ts';

/** The sums of one metric in one arm, as they were counted. */
export interface EntitySum {
  /** The index of the metric in its trial. */
  readonly metric: number;
  readonly arm: string;
  readonly events: number;
  readonly sum: number;
  /** Of a ratio. */
  readonly denominators?: number | undefined;
}

export interface EntityOfTrial {
  readonly assignment?: Assignment | undefined;
  readonly sums: readonly EntitySum[];
}

export interface EntityStore {
  /**
   * By creation id of the trial. One Query, of at most {@link MOST_ITEMS} items of what the entity took part in, and
   * another one where trials of an earlier version run. `trialIds` are those to look for.
   */
  readonly get: (
    entity: { readonly project: string; readonly entityId: string },
    trialIds: readonly string[],
  ) => Promise<ReadonlyMap<string, EntityOfTrial>>;
  /** Records in history that somebody asked, with the digest of the id. */
  readonly recordReading: (projectId: string, record: HistoryRecord, entityId: string) => Promise<void>;
}

/** One page of the table. An item has a few hundred bytes, and lives as long as the entity's assignment. */
const MOST_ITEMS = 1_000;

export const entityStore = (table: Table, recordChanges: RecordChanges): EntityStore => ({
  get: async ({ project, entityId }, trialIds) => {
    const earlier = trialIds.every(hasTrialMark) ? undefined : entityPartitionById(project, entityId);
    const partitions = [entityPartition(project, entityId), earlier].filter((one) => one !== undefined);
    const pages = await Promise.all(
      partitions.map((one) => table.page({ list: lists.ofEntity(one), limit: MOST_ITEMS, consistent: true })),
    );
    return byTrial(pages.flatMap(({ items }) => items));
  },
  recordReading: async (projectId, record, entityId) => {
    await table.commit(recordChanges(projectId, { ...record, after: { entityDigest: entityDigest(entityId) } }));
  },
});

const byTrial = (items: readonly Item[]): ReadonlyMap<string, EntityOfTrial> => {
  const found = new Map<string, EntityOfTrial>();
  for (const item of items) {
    const { trialId, metric } = countKeyOf(item as unknown as Key) ?? {};
    if (trialId === undefined) continue;
    const known = found.get(trialId) ?? { sums: [] };
    found.set(
      trialId,
      metric === undefined
        ? { ...known, assignment: item as unknown as Assignment }
        : { ...known, sums: [...known.sums, ...sumsIn(item, metric)] },
    );
  }
  return found;
};

/** An arm has counts in the item once it has events. */
const sumsIn = (item: Item, metric: number): EntitySum[] =>
  Object.keys(item)
    .filter((name) => name.startsWith(countAttribute('')))
    .map((name) => {
      const arm = name.slice(countAttribute('').length);
      const denominators = item[denominatorAttribute(arm)];
      return {
        metric,
        arm,
        events: Number(item[name]),
        sum: Number(item[sumAttribute(arm)]),
        ...(denominators === undefined ? {} : { denominators: Number(denominators) }),
      };
    });
