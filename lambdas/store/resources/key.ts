/**
 * Stores the keys of projects: each by its id, for the authorizer, and once more under its project, for lists. A project
 * counts its keys, so that there is never one without it.
 */

import { MAX_KEYS, type ProjectKey } from '../../../domain/key/key.ts';
import type { Project } from '../../../domain/project.ts';
import { type Change, put, remove, update } from '../table/change.ts';
import { both, hasRoomOrIsNew, hasValue, isNew, isThere, isVersion } from '../table/condition.ts';
import { firstVersion, fromItem, type Stored, toItem } from '../table/entity.ts';
import type { ItemTable } from '../table/item-table.ts';
import { type Listed, type ListPage, listItems } from '../table/list.ts';
import { keys, lists } from '../table/schema.ts';
import type { Table } from '../table/table.ts';
import type { HistoryRecord, RecordChanges } from './history.ts';

type Owner = Pick<Project, 'id' | 'name'>;

export interface KeyStore extends KeyReader {
  readonly list: (project: string, page: ListPage) => Promise<Listed<Stored<ProjectKey>>>;
  /** Resolves to 'changed' when the project is not there any more, or the id is taken. */
  readonly create: (
    owner: Owner,
    key: ProjectKey,
    record: HistoryRecord,
  ) => Promise<'done' | 'changed' | 'quotaExceeded'>;
  readonly replace: (before: Stored<ProjectKey>, after: ProjectKey, change: KeyChange) => Promise<'done' | 'changed'>;
  readonly delete: (before: Stored<ProjectKey>, change: KeyChange) => Promise<'done' | 'changed'>;
}

interface KeyChange {
  /** The creation id of the project. */
  readonly projectId: string;
  readonly record: HistoryRecord;
}

/** What an authorizer needs. */
export interface KeyReader {
  readonly get: (id: string) => Promise<Stored<ProjectKey> | undefined>;
}

export const keyReader = (table: ItemTable): KeyReader => ({
  get: async (id) => fromItem<ProjectKey>(await table.get(keys.key(id))),
});

export const keyStore = (table: Table, recordChanges: RecordChanges): KeyStore => ({
  ...keyReader(table),
  list: (project, page) => listItems(table, lists.keys(project), { page, read: fromItem<ProjectKey> }),
  create: (owner, key, record) =>
    table.commit<'changed' | 'quotaExceeded'>([
      ...write(key, firstVersion(), { when: isNew, otherwise: 'changed' }),
      update(
        keys.projectCounts(owner.name),
        { add: { keyCount: 1 } },
        {
          when: both(hasValue('id', owner.id), hasRoomOrIsNew('keyCount', MAX_KEYS)),
          otherwise: (found) => (found?.id === owner.id ? 'quotaExceeded' : 'changed'),
        },
      ),
      ...recordChanges(owner.id, record),
    ]),
  replace: ({ version }, after, { projectId, record }) =>
    table.commit<'changed'>([
      ...write(after, version + 1, { when: isVersion(version), otherwise: 'changed' }),
      ...recordChanges(projectId, record),
    ]),
  delete: ({ entity, version }, { projectId, record }) =>
    table.commit<'changed'>([
      remove(keys.key(entity.id), { when: isVersion(version), otherwise: 'changed' }),
      remove(keys.keyOf(entity.project, entity.id)),
      update(keys.projectCounts(entity.project), { add: { keyCount: -1 } }),
      ...recordChanges(projectId, record),
    ]),
});

type Guarded = NonNullable<Parameters<typeof put<'changed'>>[1]>;

const write = (key: ProjectKey, version: number, guard: Guarded): Change<'changed'>[] => [
  put(toItem(keys.key(key.id), { entity: key, version }), guard),
  put(toItem(keys.keyOf(key.project, key.id), { entity: key, version })),
];

/** Removes all keys of a project that is deleted. One that is not there any more makes the outcome 'changed'. */
export const removeKeys = (all: readonly ProjectKey[]): Change<'changed'>[] =>
  all.flatMap(({ id, project }) => [
    remove(keys.key(id), { when: isThere, otherwise: 'changed' }),
    remove(keys.keyOf(project, id)),
  ]);
