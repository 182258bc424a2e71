/**
 * Projects. Each has its counters in an item of their own, which is also what says that the project is still there, by
 * its creation id: whatever is created in it counts itself in the same transaction.
 */

import { noProjectCounts, type Project, type ProjectCounts } from '../../../domain/project.ts';
import { type Item, put, remove, update } from '../table/change.ts';
import { counts0, hasRoomOrIsNew, isNewEntity, isVersion } from '../table/condition.ts';
import { counter, firstVersion, fromItem, type Stored, toItem } from '../table/entity.ts';
import { type Listed, type ListPage, listPairs } from '../table/list.ts';
import { keys, lists } from '../table/schema.ts';
import type { Table } from '../table/table.ts';
import type { HistoryRecord, RecordChanges } from './history.ts';

export interface StoredProject extends Stored<Project> {
  readonly counts: ProjectCounts;
  /** When a launch or experiment in it last ended, in milliseconds since the epoch; undefined while none has. */
  readonly lastEnded: number | undefined;
}

export interface ProjectStore {
  readonly get: (name: string) => Promise<StoredProject | undefined>;
  readonly list: (page: ListPage) => Promise<Listed<StoredProject>>;
  readonly create: (
    project: Project,
    quota: number,
    record: HistoryRecord,
  ) => Promise<'done' | 'exists' | 'quotaExceeded'>;
  readonly replace: (before: Stored<Project>, after: Project, record: HistoryRecord) => Promise<'done' | 'changed'>;
  /** 'changed' too when anything is in it. */
  readonly delete: (before: Stored<Project>, record: HistoryRecord) => Promise<'done' | 'changed'>;
}

export const projectStore = (table: Table, recordChanges: RecordChanges): ProjectStore => ({
  get: async (name) => {
    const [item, counts] = await table.getAll([keys.project(name), keys.projectCounts(name)]);
    return item && counts ? storedProject(item, counts) : undefined;
  },
  list: (page) => listPairs(table, lists.projects(), { page, read: storedProject }),
  create: (project, quota, record) =>
    table.commit<'exists' | 'quotaExceeded'>([
      put(toItem(keys.project(project.name), { entity: project, version: firstVersion() }), {
        when: isNewEntity,
        otherwise: 'exists',
      }),
      put({ ...keys.projectCounts(project.name), id: project.id, ...noProjectCounts }),
      update(
        keys.accountCounts(),
        { add: { projectCount: 1 } },
        { when: hasRoomOrIsNew('projectCount', quota), otherwise: 'quotaExceeded' },
      ),
      ...recordChanges(project.id, record),
    ]),
  replace: ({ version }, after, record) =>
    table.commit<'changed'>([
      put(toItem(keys.project(after.name), { entity: after, version: version + 1 }), {
        when: isVersion(version),
        otherwise: 'changed',
      }),
      ...recordChanges(after.id, record),
    ]),
  delete: ({ entity: project, version }, record) =>
    table.commit<'changed'>([
      remove(keys.projectCounts(project.name), {
        when: counts0('featureCount', 'launchCount', 'experimentCount'),
        otherwise: 'changed',
      }),
      remove(keys.project(project.name), { when: isVersion(version), otherwise: 'changed' }),
      update(keys.accountCounts(), { add: { projectCount: -1 } }),
      ...recordChanges(project.id, record),
    ]),
});

const storedProject = (item: Item, counts: Item): StoredProject | undefined => {
  const stored = fromItem<Project>(item);
  return stored && { ...stored, ...countedIn(counts) };
};

const countedIn = (counts: Item): Pick<StoredProject, 'counts' | 'lastEnded'> => ({
  counts: Object.fromEntries(
    Object.keys(noProjectCounts).map((name) => [name, counter(counts, name)]),
  ) as unknown as ProjectCounts,
  lastEnded: counts.lastEnded as number | undefined,
});
