/**
 * Projects as evaluations and events ask for them: whether one is there, and where its lines go. Kept fresh like the
 * rules, apart from them, so that a project that comes or goes is not hidden by what was asked of it before.
 */
import type { Project } from '../../domain/project.ts';
import { entityOf } from './entity.ts';
import { type Freshness, keptFresh } from './fresh.ts';
import type { ItemTable } from './item-table.ts';
import { isProjectKey, type Key, keys } from './schema.ts';

export interface FreshProjects {
  readonly get: (project: string) => Promise<Project | undefined>;
  /** Told which keys this process changed, so that the change holds at once. */
  readonly forget: (changed: readonly Key[]) => void;
}

export const freshProjects = (table: ItemTable, freshness: Freshness): FreshProjects => {
  const fresh = keptFresh<Project | undefined>(async (name, consistent) => {
    const key = keys.project(name);
    // That a project is not there is remembered for seconds: one that was just created must not be missed.
    const item = (await table.get(key, { consistent })) ?? (await table.get(key));
    return item && entityOf<Project>(item);
  }, freshness);
  return {
    get: fresh.get,
    forget: (changed) => {
      for (const { SK } of changed.filter(isProjectKey)) fresh.forget(SK);
    },
  };
};
