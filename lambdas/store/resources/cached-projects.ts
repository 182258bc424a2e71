/**
 * Projects as evaluations and events ask for them: whether one is there, and where its lines go. Kept fresh like the
 * rules, apart from them, so that a project that comes or goes is not hidden by what was asked of it before.
 */

import type { Project } from '../../../domain/project.ts';
import { fromItem } from '../table/entity.ts';
import type { ItemTable } from '../table/item-table.ts';
import { isProjectKey, type Key, keys } from '../table/schema.ts';
import { type CacheOptions, cacheReads } from './read-cache.ts';

export interface CachedProjects {
  readonly get: (project: string) => Promise<Project | undefined>;
  /** Told which keys this process changed, so that the change holds at once. */
  readonly forget: (changed: readonly Key[]) => void;
}

export const cacheProjects = (table: ItemTable, caching: CacheOptions): CachedProjects => {
  const cache = cacheReads<Project | undefined>(async (name, consistent) => {
    const key = keys.project(name);
    // That a project is not there is remembered for seconds: one that was just created must not be missed.
    const item = (await table.get(key, { consistent })) ?? (await table.get(key));
    return fromItem<Project>(item)?.entity;
  }, caching);
  return {
    get: cache.get,
    forget: (changed) => {
      for (const { SK } of changed.filter(isProjectKey)) cache.forget(SK);
    },
  };
};
