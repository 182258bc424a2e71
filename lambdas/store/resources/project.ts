/**
 * Stores projects. Each has its counters in an item of its own, which also proves by the creation id that the project
 * exists. Everything that is created in a project counts itself there, in the same transaction.
 */

import type { ProjectKey } from '../../../domain/key/key.ts';
import { noProjectCounts, type Project, type ProjectCounts } from '../../../domain/project.ts';
import { type Item, put, remove, update } from '../table/change.ts';
import { both, countersAreZero, hasRoomOrIsNew, isCount, isNewEntity, isVersion } from '../table/condition.ts';
import { counter, fromItem, type Stored, toItem } from '../table/entity.ts';
import { type Listed, type ListPage, listPairs } from '../table/list.ts';
import { firstRulesVersion, raiseRulesVersion } from '../table/rules-version.ts';
import { keys, lists } from '../table/schema.ts';
import type { Table } from '../table/table.ts';
import { accountHistory, type HistoryRecord, type RecordChanges } from './history.ts';
import { removeKeys } from './key.ts';

export interface StoredProject extends Stored<Project> {
  readonly counts: ProjectCounts;
  /** The time at which one of its trials last ended, in milliseconds since the epoch. Undefined before the first. */
  readonly lastEnded: number | undefined;
}

export interface ProjectStore {
  readonly get: (name: string) => Promise<StoredProject | undefined>;
  readonly list: (page: ListPage) => Promise<Listed<StoredProject>>;
  readonly create: (
    project: Stored<Project>,
    quota: number,
    record: HistoryRecord,
  ) => Promise<'done' | 'exists' | 'quotaExceeded'>;
  readonly replace: (before: Stored<Project>, after: Project, record: HistoryRecord) => Promise<'done' | 'changed'>;
  /** Deletes it with its keys. Resolves to 'changed' also when the project is not empty, or has other keys. */
  readonly delete: (
    before: Stored<Project>,
    record: HistoryRecord,
    keys?: readonly ProjectKey[],
  ) => Promise<'done' | 'changed'>;
}

export const projectStore = (table: Table, recordChanges: RecordChanges): ProjectStore => ({
  get: async (name) => {
    const [item, counts] = await table.getAll([keys.project(name), keys.projectCounts(name)]);
    return item && counts ? storedProject(item, counts) : undefined;
  },
  list: (page) => listPairs(table, lists.projects(), { page, read: storedProject }),
  create: ({ entity: project, version }, quota, record) =>
    table.commit<'exists' | 'quotaExceeded'>([
      put(toItem(keys.project(project.name), { entity: project, version }), {
        when: isNewEntity,
        otherwise: 'exists',
      }),
      put({ ...keys.projectCounts(project.name), id: project.id, ...noProjectCounts }),
      put(firstRulesVersion(project)),
      update(
        keys.accountCounts(),
        { add: { projectCount: 1 } },
        { when: hasRoomOrIsNew('projectCount', quota), otherwise: 'quotaExceeded' },
      ),
      ...recordChanges(project.id, record),
      ...recordChanges(accountHistory, record, 'copy'),
    ]),
  replace: ({ version }, after, record) =>
    table.commit<'changed'>([
      put(toItem(keys.project(after.name), { entity: after, version: version + 1 }), {
        when: isVersion(version),
        otherwise: 'changed',
      }),
      raiseRulesVersion(after.name),
      ...recordChanges(after.id, record),
    ]),
  delete: ({ entity: project, version }, record, ownKeys = []) =>
    table.commit<'changed'>([
      remove(keys.projectCounts(project.name), {
        when: both(
          countersAreZero('featureCount', 'launchCount', 'experimentCount'),
          isCount('keyCount', ownKeys.length),
        ),
        otherwise: 'changed',
      }),
      ...removeKeys(ownKeys),
      remove(keys.rulesVersion(project.name)),
      remove(keys.project(project.name), { when: isVersion(version), otherwise: 'changed' }),
      update(keys.accountCounts(), { add: { projectCount: -1 } }),
      ...recordChanges(project.id, record),
      ...recordChanges(accountHistory, record, 'copy'),
    ]),
});

const storedProject = (item: Item, counts: Item): StoredProject | undefined => {
  const stored = fromItem<Project>(item);
  return stored && { ...stored, ...countsOf(counts) };
};

const countsOf = (counts: Item): Pick<StoredProject, 'counts' | 'lastEnded'> => ({
  counts: Object.fromEntries(
    Object.keys(noProjectCounts).map((name) => [name, counter(counts, name)]),
  ) as unknown as ProjectCounts,
  lastEnded: counts.lastEnded as number | undefined,
});
