/**
 * Reads the rules of all features of a project. Each change of rules raises the project's rules version in the same
 * transaction. The version is read before the rules, so it may be older than they are, and never newer: a newer one
 * would keep old rules for good.
 */

import type { CompiledFeature, FeatureRules } from '@selfevident/evaluation';
import type { Project } from '../../../domain/project.ts';
import { fromItem } from '../table/entity.ts';
import type { ItemTable } from '../table/item-table.ts';
import { featureOfRulesKey, isProjectKey, isRulesKey, type Key, keys, lists, projectOfKey } from '../table/schema.ts';
import type { CachedProjects } from './cached-projects.ts';
import { type CacheOptions, cacheReads } from './read-cache.ts';
import { compileItem, rulesInItem } from './rules.ts';

export interface ProjectRules {
  readonly version: number;
  /** By feature, each compiled when it is first asked. */
  readonly features: ReadonlyMap<string, () => CompiledFeature>;
}

/** Some features of a project, in order of their names. The next page starts behind `last`. */
export interface RulesPage {
  readonly features: Readonly<Record<string, FeatureRules>>;
  readonly last?: string | undefined;
}

export interface ProjectRulesStore {
  /** Reads half a unit every five seconds while the rules stay as they are. */
  readonly get: (project: string) => Promise<ProjectRules | 'projectMissing'>;
  /** The version of the rules, 0 before the first change. Reads half a unit, and a whole one where it must be newest. */
  readonly version: (project: string, read: { readonly consistent: boolean }) => Promise<number>;
  /** The project, read consistently. */
  readonly project: (project: string) => Promise<Project | undefined>;
  /** At most 1 MB of rules. */
  readonly page: (project: string, after?: string) => Promise<RulesPage>;
  /** Tells which keys this process changed, so that it serves the change at once. */
  readonly forget: (changed: readonly Key[]) => void;
}

interface CachedReads {
  readonly caching: CacheOptions;
  readonly projects: CachedProjects;
}

interface Held extends ProjectRules {
  readonly projectId: string;
}

export const projectRulesStore = (table: ItemTable, { caching, projects }: CachedReads): ProjectRulesStore => {
  const held = new Map<string, Held>();
  const version: ProjectRulesStore['version'] = async (project, read) =>
    ((await table.get(keys.rulesVersion(project), read))?.version as number | undefined) ?? 0;
  const cache = cacheReads<Held | undefined>(async (project, consistent) => {
    const found = await projects.get(project);
    if (!found) return void held.delete(project);
    const before = held.get(project);
    const known = before?.projectId === found.id ? before : undefined;
    const now = await version(project, { consistent: consistent || !known });
    if (known && now <= known.version) return known;
    const rules = { projectId: found.id, version: now, features: await compileAll(table, project) };
    held.set(project, rules);
    return rules;
  }, caching);
  return {
    get: async (project) => (await cache.get(project)) ?? 'projectMissing',
    version,
    project: async (project) => fromItem<Project>(await table.get(keys.project(project)))?.entity,
    page: (project, after) => readPage(table, project, after),
    forget: (changed) => {
      for (const key of changed.filter(isRulesKey)) cache.forget(projectOfKey(key));
      for (const { SK } of changed.filter(isProjectKey)) cache.forget(SK);
    },
  };
};

const compileAll = async (table: ItemTable, project: string): Promise<ProjectRules['features']> => {
  const features = new Map<string, () => CompiledFeature>();
  let after: string | undefined;
  do {
    const { items, last } = await table.query(lists.rules(project), after);
    for (const item of items)
      features.set(
        featureOfRulesKey(item as unknown as Key),
        once(() => compileItem(item)),
      );
    after = last;
  } while (after !== undefined);
  return features;
};

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

const readPage = async (table: ItemTable, project: string, after?: string): Promise<RulesPage> => {
  const start = after === undefined ? undefined : keys.rules(project, after).SK;
  const { items, last } = await table.query(lists.rules(project), start);
  const features = items.map((item) => [featureOfRulesKey(item as unknown as Key), rulesInItem(item)] as const);
  return { features: Object.fromEntries(features), last: last && featureOfRulesKey({ PK: '', SK: last }) };
};
