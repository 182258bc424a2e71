/** Stores features. Each has an item of its rules, the only item that an evaluation reads. */

import type { Feature } from '../../../domain/feature.ts';
import { ownRules } from '../../../domain/lifecycle/rules.ts';
import { type Change, put, remove, update } from '../table/change.ts';
import { both, hasRoom, hasValue, isNewEntity, isVersion } from '../table/condition.ts';
import { type Stored, toItem } from '../table/entity.ts';
import { type Listed, type ListPage, listItems } from '../table/list.ts';
import { keys, lists, usageKeys } from '../table/schema.ts';
import type { Table } from '../table/table.ts';
import { featureInItem, outlineIn, readFeature, type StoredFeature, type StoredOutline } from './feature-overrides.ts';
import type { HistoryRecord, RecordChanges } from './history.ts';

export interface FeatureStore {
  /** With its overrides, which may cost one more read. */
  readonly get: (project: string, name: string) => Promise<StoredFeature | undefined>;
  readonly getOutline: (project: string, name: string) => Promise<StoredOutline | undefined>;
  readonly getAll: (project: string, names: readonly string[]) => Promise<StoredOutline[]>;
  readonly list: (project: string, page: ListPage) => Promise<Listed<StoredOutline>>;
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
  get: (project, name) => readFeature(table, project, name),
  getOutline: async (project, name) => outlineIn(await table.get(keys.feature(project, name))),
  getAll: async (project, names) =>
    (await table.getAll(names.map((name) => keys.feature(project, name)))).flatMap((item) => outlineIn(item) ?? []),
  list: (project, page) => listItems(table, lists.features(project), { page, read: outlineIn }),
  create: ({ entity: feature, version }, quota, { projectId, record }) =>
    table.commit<'exists' | 'projectMissing' | 'quotaExceeded'>([
      put(toItem(keys.feature(feature.project, feature.name), { entity: featureInItem(feature), version }), {
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
        { set: { entity: JSON.stringify(featureInItem(after)), version: before.version + 1 } },
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
