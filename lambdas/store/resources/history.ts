/**
 * History: who changed what, when, from what to what. Each change writes its record in its own transaction; the same
 * item is the outbox from which changes are published. A copy under the resource makes the history of one resource as
 * cheap to read as that of the project.
 */
import type { ResourceType } from '../../../domain/arn.ts';
import type { Status } from '../../../domain/lifecycle/state.ts';
import { type Change, put } from '../table/change.ts';
import { entityOf, hasEntity } from '../table/entity.ts';
import { type Listed, type ListPage, listItems } from '../table/list.ts';
import { keys, lists } from '../table/schema.ts';
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

export const recordChanges = (owner: HistoryOwner, { request, ...record }: HistoryRecord): Change[] => {
  const entity = JSON.stringify(record);
  const whole = keys.history(lists.history(owner), record.time, record.id);
  const ofResource = keys.history(lists.history(owner, resourceOf(record)), record.time, record.id);
  const asked = request ? { request: JSON.stringify(request) } : {};
  return [put({ ...whole, outbox: 1, entity, ...asked }), put({ ...ofResource, entity })];
};

export interface HistoryStore {
  /** Newest first. */
  readonly list: (
    of: { readonly owner: HistoryOwner; readonly resource?: HistoryResource | undefined },
    page: ListPage,
  ) => Promise<Listed<HistoryRecord>>;
}

export const historyStore = (table: Table): HistoryStore => ({
  list: ({ owner, resource }, page) =>
    listItems(table, lists.history(owner, resource ? resourceOf(resource) : undefined), {
      page,
      read: (item) => (hasEntity(item) ? entityOf<HistoryRecord>(item) : undefined),
      newestFirst: true,
    }),
});
