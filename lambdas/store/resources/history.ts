/**
 * History: who changed what, when, from what to what. Each change writes its record in its own transaction; the same
 * item is the outbox from which changes are published. A copy under the resource makes the history of one resource as
 * cheap to read as that of the project.
 */

import type { ResourceType } from '../../../domain/arn.ts';
import type { Status } from '../../../domain/lifecycle/trial.ts';
import { type Change, type Item, put } from '../table/change.ts';
import { entityOf, hasEntity } from '../table/entity.ts';
import { type Listed, type ListPage, listItems } from '../table/list.ts';
import { keys, lists, timeToLive } from '../table/schema.ts';
import type { Table } from '../table/table.ts';

export interface HistoryRecord {
  /** Stable: a change that is written once more, or published once more, has the same. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** The operation, or what happened by itself. */
  readonly operation: string;
  /** The ARN of the caller; absent when the service itself acted. */
  readonly actor?: string | undefined;
  readonly resourceType: ResourceType;
  /** The name of the resource within its project. */
  readonly name: string;
  readonly project?: string | undefined;
  /** The status of a launch or experiment after the change; absent when it is gone, and for other resources. */
  readonly status?: Status | undefined;
  /** The members that the change touched, before and after it. */
  readonly before?: unknown;
  readonly after?: unknown;
  /** What the caller asked for. Kept for those to whom the change is published, and not shown again. */
  readonly request?: Readonly<Record<string, unknown>> | undefined;
}

/** Whose history a record belongs to: the creation id of a project, or `segments`. */
export type HistoryOwner = string;

export const segmentsHistory: HistoryOwner = 'segments';

type HistoryResource = Pick<HistoryRecord, 'resourceType' | 'name'>;

const resourceOf = ({ resourceType, name }: HistoryResource) => `${resourceType}/${name}`;

/** Where the copy of a record under its resource is. */
export const historyPartition = (owner: HistoryOwner, record: HistoryResource): string =>
  lists.history(owner, resourceOf(record)).PK;

/** Writes a record for its project and for its resource. */
export type RecordChanges = (owner: HistoryOwner, record: HistoryRecord) => Change[];

const DAY = 86_400_000;

export const historyWriter = (retentionDays: number): RecordChanges => {
  return (owner, { request, ...record }) => {
    const expires = { [timeToLive]: historyExpires(record.time, retentionDays) };
    const entity = JSON.stringify(record);
    const whole = keys.history(lists.history(owner), record.time, record.id);
    const ofResource = keys.history(lists.history(owner, resourceOf(record)), record.time, record.id);
    const asked = request ? { request: JSON.stringify(request) } : {};
    return [put({ ...whole, ...expires, outbox: 1, entity, ...asked }), put({ ...ofResource, ...expires, entity })];
  };
};

/** When a record of that time goes, in seconds since the epoch. */
export const historyExpires = (time: number, retentionDays: number): number =>
  Math.ceil((time + retentionDays * DAY) / 1000);

export interface HistoryStore {
  /** Newest first. */
  readonly list: (
    of: { readonly owner: HistoryOwner; readonly resource?: HistoryResource | undefined; readonly now: number },
    page: ListPage,
  ) => Promise<Listed<HistoryRecord>>;
}

/** What is older than it is to be is not there, also where DynamoDB has yet to delete it, or an earlier version wrote it to stay. */
export const historyStore = (table: Table, retentionDays: number): HistoryStore => ({
  list: async ({ owner, resource, now }, page) => {
    const list = lists.history(owner, resource ? resourceOf(resource) : undefined);
    const isKept = ({ time }: HistoryRecord) => historyExpires(time, retentionDays) > now / 1000;
    const read = (item: Item) => (hasEntity(item) ? entityOf<HistoryRecord>(item) : undefined);
    const { entities, ...more } = await listItems(table, list, { page, read, newestFirst: true });
    const kept = entities.filter(isKept);
    return kept.length < entities.length ? { entities: kept } : { entities, ...more };
  },
});
