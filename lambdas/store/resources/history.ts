/**
 * Stores history: who changed what, when, from which state to which. Each change writes its record in its own
 * transaction. The same item is the outbox for publishing the change. A copy under the resource makes the history of a
 * resource as cheap to read as that of the project.
 */

import type { ResourceType } from '../../../domain/arn.ts';
import type { Status } from '../../../domain/lifecycle/trial.ts';
import { type Change, type Item, put } from '../table/change.ts';
import { entityOf, hasEntity } from '../table/entity.ts';
import { type Listed, type ListPage, listItems } from '../table/list.ts';
import { keys, lists, sortableTime, timeToLive } from '../table/schema.ts';
import type { Table } from '../table/table.ts';

export interface HistoryRecord {
  /** The id is stable: a change that is written or published again has the same. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** The operation, or the event without one. */
  readonly operation: string;
  /** The id of the record of the call, where the call changed several resources. The call is published with that one. */
  readonly effectOf?: string | undefined;
  /** The ARN of the caller; absent when the service itself acted. */
  readonly actor?: string | undefined;
  /** The name of a person, as it was at the time. */
  readonly actorName?: string | undefined;
  readonly resourceType: ResourceType;
  /** The name of the resource within its project. */
  readonly name: string;
  readonly project?: string | undefined;
  /** The status of a trial after the change. Absent for a deleted trial, and for other resources. */
  readonly status?: Status | undefined;
  /** The members that the change touched, before and after it. */
  readonly before?: unknown;
  readonly after?: unknown;
  /** The caller's request. It is kept for the publication of the change, and not shown again. */
  readonly request?: Readonly<Record<string, unknown>> | undefined;
}

/** The owner of a history: the creation id of a project, or {@link accountHistory}. */
export type HistoryOwner = string;

/** The history of what is in no project: segments, and projects that are made or deleted. Once it had segments alone. */
export const accountHistory: HistoryOwner = 'segments';

type HistoryResource = Pick<HistoryRecord, 'resourceType' | 'name'>;

const resourceOf = ({ resourceType, name }: HistoryResource) => `${resourceType}/${name}`;

/** The partition with the copies of a resource's records. */
export const historyPartition = (owner: HistoryOwner, record: HistoryResource): string =>
  lists.history(owner, resourceOf(record)).PK;

/**
 * Writes a record for its owner and for its resource. A copy for another owner is neither published nor has the request.
 */
export type RecordChanges = (owner: HistoryOwner, record: HistoryRecord, kind?: 'copy') => Change[];

const DAY = 86_400_000;

export const historyWriter = (retentionDays: number): RecordChanges => {
  return (owner, { request, ...record }, kind) => {
    const expires = { [timeToLive]: historyExpires(record.time, retentionDays) };
    const entity = JSON.stringify(record);
    const whole = keys.history(lists.history(owner), record.time, record.id);
    const ofResource = keys.history(lists.history(owner, resourceOf(record)), record.time, record.id);
    const published = kind === 'copy' ? {} : { outbox: 1, ...(request ? { request: JSON.stringify(request) } : {}) };
    return [put({ ...whole, ...expires, entity, ...published }), put({ ...ofResource, ...expires, entity })];
  };
};

/** Returns the time at which a record expires, in seconds since the epoch. */
export const historyExpires = (time: number, retentionDays: number): number =>
  Math.ceil((time + retentionDays * DAY) / 1000);

export interface HistoryRange {
  /** The creation id of a project. Absent for the history of what is in no project. */
  readonly owner?: HistoryOwner | undefined;
  readonly resource?: HistoryResource | undefined;
  readonly now: number;
  /** The first time, in milliseconds since the epoch. */
  readonly from?: number | undefined;
  /** The time before which all records are, in milliseconds since the epoch; after `from`. */
  readonly to?: number | undefined;
}

export interface HistoryStore {
  /** Newest first. */
  readonly list: (range: HistoryRange, page: ListPage) => Promise<Listed<HistoryRecord>>;
  /** Undefined for a record that is not there, or past its retention. */
  readonly get: (
    record: Pick<HistoryRecord, 'id' | 'time'> & { readonly owner: HistoryOwner; readonly now: number },
  ) => Promise<HistoryRecord | undefined>;
}

/** A time sorts before every key that begins with it. No record is from before the epoch. */
const keyOfTime = (time: number | undefined): string | undefined =>
  time === undefined ? undefined : sortableTime(Math.max(time, 0));

/** Some clients, boto3 among them, cut times to whole seconds. */
const inSecond = async (
  table: Table,
  { owner, time, id }: Pick<HistoryRecord, 'id' | 'time'> & { readonly owner: HistoryOwner },
): Promise<Item | undefined> => {
  const range = { from: keyOfTime(time), upTo: keyOfTime(time + 1000) };
  let page: ListPage = { limit: SECOND_PAGE };
  for (;;) {
    const read = (item: Item) => (hasEntity(item) && entityOf<HistoryRecord>(item).id === id ? item : undefined);
    const { entities, last } = await listItems(table, lists.history(owner), {
      page,
      read,
      newestFirst: true,
      ...range,
    });
    if (entities.length > 0 || last === undefined) return entities[0];
    page = { limit: SECOND_PAGE, after: last };
  }
};
const SECOND_PAGE = 100;

/**
 * Records past their retention are hidden, even if DynamoDB has not deleted them yet, or an earlier version wrote them
 * without expiry.
 */
export const historyStore = (table: Table, retentionDays: number): HistoryStore => ({
  get: async ({ owner, time, id, now }) => {
    const list = lists.history(owner);
    const exact = await table.get(keys.history(list, time, id));
    const item = exact ?? (time % 1000 === 0 ? await inSecond(table, { owner, time, id }) : undefined);
    const isKept = historyExpires(time, retentionDays) > now / 1000;
    return item && hasEntity(item) && isKept ? entityOf<HistoryRecord>(item) : undefined;
  },
  list: async ({ owner = accountHistory, resource, now, from, to }, page) => {
    const list = lists.history(owner, resource ? resourceOf(resource) : undefined);
    const range = { from: keyOfTime(from), upTo: keyOfTime(to) };
    const isKept = ({ time }: HistoryRecord) => historyExpires(time, retentionDays) > now / 1000;
    const read = (item: Item) => (hasEntity(item) ? entityOf<HistoryRecord>(item) : undefined);
    const { entities, ...more } = await listItems(table, list, { page, read, newestFirst: true, ...range });
    const kept = entities.filter(isKept);
    return kept.length < entities.length ? { entities: kept } : { entities, ...more };
  },
});
