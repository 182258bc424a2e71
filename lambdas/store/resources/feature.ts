/** Stores features. Each has an item of its rules, the only item that an evaluation reads. */

import type { Feature } from '../../../domain/feature.ts';
import { ownRules } from '../../../domain/lifecycle/rules.ts';
import { type Change, type Item, put, remove, update } from '../table/change.ts';
import { both, hasRoom, hasValue, isNewEntity, isVersion } from '../table/condition.ts';
import { fromItem, type Stored, toItem } from '../table/entity.ts';
import { type Listed, type ListPage, listItems } from '../table/list.ts';
import { keys, lists, usageKeys } from '../table/schema.ts';
import type { Table } from '../table/table.ts';
import type { HistoryRecord, RecordChanges } from './history.ts';

/** A feature with the names of its running trials. */
export interface StoredFeature extends Stored<Feature> {
  readonly runningLaunch?: string | undefined;
  readonly runningExperiment?: string | undefined;
}

export interface FeatureStore {
  readonly get: (project: string, name: string) => Promise<StoredFeature | undefined>;
  readonly getAll: (project: string, names: readonly string[]) => Promise<StoredFeature[]>;
  readonly list: (project: string, page: ListPage) => Promise<Listed<StoredFeature>>;
  readonly create: (
    feature: Stored<Feature>,
    quota: number,
    projectRecord: ProjectRecord,
  ) => Promise<'done' | 'exists' | 'projectMissing' | 'quotaExceeded'>;
  readonly replace: (
    before: Stored<Feature>,
    after: Feature,
    projectRecord: ProjectRecord,
  ) => Promise<'done' | 'changed'>;
  /**
   * A starting trial changes the feature's version. So a feature that was read without running trials can be deleted.
   */
  readonly delete: (before: Stored<Feature>, projectRecord: ProjectRecord) => Promise<'done' | 'changed'>;
}

/** A record, and the project whose history it belongs to. */
export interface ProjectRecord {
  readonly projectId: string;
  readonly record: HistoryRecord;
}

export const featureStore = (table: Table, recordChanges: RecordChanges): FeatureStore => ({
  get: async (project, name) => storedFeature(await table.get(keys.feature(project, name))),
  getAll: async (project, names) =>
    (await table.getAll(names.map((name) => keys.feature(project, name)))).flatMap((item) => storedFeature(item) ?? []),
  list: (project, page) => listItems(table, lists.features(project), { page, read: storedFeature }),
  create: ({ entity: feature, version }, quota, { projectId, record }) =>
    table.commit<'exists' | 'projectMissing' | 'quotaExceeded'>([
      put(toItem(keys.feature(feature.project, feature.name), { entity: feature, version }), {
        when: isNewEntity,
        otherwise: 'exists',
      }),
      put({
        ...keys.rules(feature.project, feature.name),
        feature: JSON.stringify(ownRules(feature)),
        changedTime: feature.createdTime,
      }),
      update(
        keys.projectCounts(feature.project),
        { add: { featureCount: 1 } },
        {
          when: both(hasRoom('featureCount', quota), hasValue('id', projectId)),
          otherwise: (found) => (found?.id === projectId ? 'quotaExceeded' : 'projectMissing'),
        },
      ),
      ...recordChanges(projectId, record),
    ]),
  replace: (before, after, { projectId, record }) =>
    table.commit<'changed'>([
      update(
        keys.feature(after.project, after.name),
        { set: { entity: JSON.stringify(after), version: before.version + 1 } },
        { when: isVersion(before.version), otherwise: 'changed' },
      ),
      ...ownRulesChanges(before.entity, after),
      ...recordChanges(projectId, record),
    ]),
  delete: ({ entity, version }, { projectId, record }) =>
    table.commit<'changed'>([
      remove(keys.feature(entity.project, entity.name), { when: isVersion(version), otherwise: 'changed' }),
      remove(keys.rules(entity.project, entity.name)),
      remove(usageKeys.feature({ projectId, feature: entity.name })),
      update(keys.projectCounts(entity.project), { add: { featureCount: -1 } }),
      ...recordChanges(projectId, record),
    ]),
});

/** Writes the feature's own part of its rules where it differs from before. */
export const ownRulesChanges = (before: Feature, after: Feature): Change[] => {
  const rules = JSON.stringify(ownRules(after));
  return rules === JSON.stringify(ownRules(before))
    ? []
    : [update(keys.rules(after.project, after.name), { set: { feature: rules, changedTime: after.lastUpdatedTime } })];
};

const storedFeature = (item: Item | undefined): StoredFeature | undefined => {
  const stored = fromItem<Feature>(item);
  return (
    stored && {
      ...stored,
      runningLaunch: item?.runningLaunch as string | undefined,
      runningExperiment: item?.runningExperiment as string | undefined,
    }
  );
};
