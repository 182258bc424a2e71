/**
 * Compiled rules of features: an evaluation reads one item at most, and none while it is fresh.
 */
import { type CompiledFeature, compileFeature } from '../../domain/engine/compile.ts';
import type { FeatureRules } from '../../domain/engine/rules.ts';
import type { Item } from './change.ts';
import { type Freshness, keptFresh } from './fresh.ts';
import { isRulesKey, type Key, keys } from './schema.ts';
import type { Table } from './table.ts';

/** The rules of a feature, or what of it is not there. */
export type Rules = CompiledFeature | 'featureMissing' | 'projectMissing';

export interface RulesStore {
  readonly get: (project: string, feature: string) => Promise<Rules>;
  /** Told which keys this process changed, so that it serves the change at once. */
  readonly forget: (changed: readonly Key[]) => void;
}

export const rulesStore = (table: Table, freshness: Freshness): RulesStore => {
  const fresh = keptFresh<Rules>(async (name, consistent) => {
    const [project = '', feature = ''] = name.split('/');
    const item = await table.get(keys.rules(project, feature), { consistent });
    if (item) return compiled(item);
    return (await table.get(keys.project(project))) ? 'featureMissing' : 'projectMissing';
  }, freshness);
  return {
    get: (project, feature) => fresh.get(`${project}/${feature}`),
    forget: (changed) => {
      for (const { PK, SK } of changed.filter(isRulesKey))
        fresh.forget(`${PK.slice('P#'.length)}/${SK.slice('RULES#'.length)}`);
    },
  };
};

const compiled = (item: Item): CompiledFeature =>
  compileFeature({
    ...(JSON.parse(item.feature as string) as FeatureRules),
    ...(item.launch ? { launch: JSON.parse(item.launch as string) } : {}),
    ...(item.experiment ? { experiment: JSON.parse(item.experiment as string) } : {}),
  });
