/** Caches the compiled rules of features. An evaluation reads at most one item, and none while it is cached. */

import { type CompiledFeature, compileFeature, type FeatureRules } from '@selfevident/evaluation';
import type { Item } from '../table/change.ts';
import type { ItemTable } from '../table/item-table.ts';
import { featureOfRulesKey, isRulesKey, type Key, keys, projectOfKey } from '../table/schema.ts';
import type { CachedProjects } from './cached-projects.ts';
import { type CacheOptions, cacheReads } from './read-cache.ts';

type Missing = 'featureMissing' | 'projectMissing';

/** The rules of a feature, or the missing part. */
export type Rules = CompiledFeature | Missing;

export interface RulesStore {
  readonly get: (project: string, feature: string) => Promise<Rules>;
  /** As they are this moment, without the cache: one unit for each 4 KB. */
  readonly read: (project: string, feature: string) => Promise<CompiledFeature | undefined>;
  /** Tells which keys this process changed, so that it serves the change at once. */
  readonly forget: (changed: readonly Key[]) => void;
}

interface CachedReads {
  readonly caching: CacheOptions;
  readonly projects: CachedProjects;
}

export const rulesStore = (table: ItemTable, { caching, projects }: CachedReads): RulesStore => {
  const read = async (project: string, feature: string, consistent: boolean): Promise<CompiledFeature | undefined> => {
    const item = await table.get(keys.rules(project, feature), { consistent });
    return item?.feature === undefined ? undefined : compileItem(item);
  };
  const cache = cacheReads<CompiledFeature | undefined>((name, consistent) => {
    const [project = '', feature = ''] = name.split('/');
    return read(project, feature, consistent);
  }, caching);
  const missing = async (project: string): Promise<Missing> =>
    (await projects.get(project)) ? 'featureMissing' : 'projectMissing';
  return {
    get: async (project, feature) => (await cache.get(`${project}/${feature}`)) ?? missing(project),
    read: (project, feature) => read(project, feature, true),
    forget: (changed) => {
      for (const key of changed.filter(isRulesKey)) cache.forget(`${projectOfKey(key)}/${featureOfRulesKey(key)}`);
    },
  };
};

export const compileItem = (item: Item): CompiledFeature => compileFeature(rulesInItem(item));

/** The rules in an item, as they were written. */
export const rulesInItem = (item: Item): FeatureRules => ({
  ...(JSON.parse(item.feature as string) as FeatureRules),
  ...Object.fromEntries(parts.flatMap((part) => (item[part] ? [[part, JSON.parse(item[part] as string)]] : []))),
  ...(item.changedTime === undefined ? {} : { changedTime: item.changedTime as number }),
});

/** The parts of the rules that trials write. */
const parts = ['launch', 'experiment', 'endedLaunch', 'endedExperiment'] as const satisfies (keyof FeatureRules)[];
