/**
 * Caches projects for evaluations and events: whether a project exists, and its destination. The cache is apart from
 * that of the rules, so that a stale answer about a feature does not hide a created or deleted project.
 */

import type { Project } from '../../../domain/project.ts';
import { fromItem } from '../table/entity.ts';
import type { ItemTable } from '../table/item-table.ts';
import { isProjectKey, type Key, keys } from '../table/schema.ts';
import { type CacheOptions, cacheReads } from './read-cache.ts';

export interface CachedProjects {
  readonly get: (project: string) => Promise<Project | undefined>;
  /** Tells which keys this process changed, so that the change holds at once. */
  readonly forget: (changed: readonly Key[]) => void;
}

export const cacheProjects = (table: ItemTable, caching: CacheOptions): CachedProjects => {
  const cache = cacheReads<Project | undefined>(async (name, consistent) => {
    const key = keys.project(name);
    // A cached miss lasts for seconds, so it is confirmed with a consistent read. A new project must not be missed.
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
