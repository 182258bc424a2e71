/** Stores segments, with the counts of their references, and one reference for each trial. */

import type { TrialType } from '../../../domain/lifecycle/trial.ts';
import type { Segment, SegmentCounts } from '../../../domain/segment.ts';
import { type Item, put, remove, update } from '../table/change.ts';
import { countersAreZero, hasRoomOrIsNew, isNewEntity, isVersion } from '../table/condition.ts';
import { counter, fromItem, type Stored, toItem } from '../table/entity.ts';
import { type Listed, type ListPage, listItems, listPairs } from '../table/list.ts';
import { type EntityKey, keys, lists, parseReferrer } from '../table/schema.ts';
import type { Table } from '../table/table.ts';
import { accountHistory, type HistoryRecord, type RecordChanges } from './history.ts';

export interface StoredSegment extends Stored<Segment> {
  readonly counts: SegmentCounts;
}

export interface SegmentStore {
  readonly get: (name: string) => Promise<StoredSegment | undefined>;
  readonly getAll: (names: readonly string[]) => Promise<Segment[]>;
  readonly list: (page: ListPage) => Promise<Listed<StoredSegment>>;
  /** The trials that refer to a segment, in any state. */
  readonly references: (
    query: { readonly segment: string; readonly type?: TrialType },
    page: ListPage,
  ) => Promise<Listed<EntityKey>>;
  readonly create: (
    segment: Stored<Segment>,
    quota: number,
    record: HistoryRecord,
  ) => Promise<'done' | 'exists' | 'quotaExceeded'>;
  readonly replace: (before: Stored<Segment>, after: Segment, record: HistoryRecord) => Promise<'done' | 'changed'>;
  /** Resolves to 'changed' also when a trial refers to it. */
  readonly delete: (before: Stored<Segment>, record: HistoryRecord) => Promise<'done' | 'changed'>;
}

export const segmentStore = (table: Table, recordChanges: RecordChanges): SegmentStore => ({
  get: async (name) => {
    const [item, counts] = await table.getAll([keys.segment(name), keys.segmentCounts(name)]);
    return item && counts ? storedSegment(item, counts) : undefined;
  },
  getAll: async (names) => {
    const items = await table.getAll(names.map(keys.segment));
    return items.flatMap((item) => fromItem<Segment>(item)?.entity ?? []);
  },
  list: (page) => listPairs(table, lists.segments(), { page, read: storedSegment }),
  references: ({ segment, type }, page) =>
    listItems(table, lists.references(segment, type), {
      page,
      read: ({ SK }) => parseReferrer(SK as string),
    }),
  create: ({ entity: segment, version }, quota, record) =>
    table.commit<'exists' | 'quotaExceeded'>([
      put(toItem(keys.segment(segment.name), { entity: segment, version }), {
        when: isNewEntity,
        otherwise: 'exists',
      }),
      // A reference checks this pattern, to be sure that the segment is the one that was read.
      put({ ...keys.segmentCounts(segment.name), pattern: segment.pattern, experimentCount: 0, launchCount: 0 }),
      update(
        keys.accountCounts(),
        { add: { segmentCount: 1 } },
        { when: hasRoomOrIsNew('segmentCount', quota), otherwise: 'quotaExceeded' },
      ),
      ...recordChanges(accountHistory, record),
    ]),
  replace: ({ version }, after, record) =>
    table.commit<'changed'>([
      put(toItem(keys.segment(after.name), { entity: after, version: version + 1 }), {
        when: isVersion(version),
        otherwise: 'changed',
      }),
      ...recordChanges(accountHistory, record),
    ]),
  delete: ({ entity: { name }, version }, record) =>
    table.commit<'changed'>([
      remove(keys.segmentCounts(name), {
        when: countersAreZero('experimentCount', 'launchCount'),
        otherwise: 'changed',
      }),
      remove(keys.segment(name), { when: isVersion(version), otherwise: 'changed' }),
      update(keys.accountCounts(), { add: { segmentCount: -1 } }),
      ...recordChanges(accountHistory, record),
    ]),
});

const storedSegment = (item: Item, counts: Item): StoredSegment | undefined => {
  const stored = fromItem<Segment>(item);
  const [experimentCount, launchCount] = [counter(counts, 'experimentCount'), counter(counts, 'launchCount')];
  return stored && { ...stored, counts: { experimentCount, launchCount } };
};
