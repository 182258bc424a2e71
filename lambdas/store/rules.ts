/**
 * Compiled rules of features: an evaluation reads one item at most, and none while it is fresh.
 */
import { type CompiledFeature, compileFeature } from '../../domain/engine/compile.ts';
import type { FeatureRules } from '../../domain/engine/rules.ts';
import type { Item } from './change.ts';
import { type Freshness, keptFresh } from './fresh.ts';
import type { FreshProjects } from './fresh-project.ts';
import type { ItemTable } from './item-table.ts';
import { isRulesKey, type Key, keys } from './schema.ts';

/** The rules of a feature, or what of it is not there. */
export type Rules = CompiledFeature | 'featureMissing' | 'projectMissing';

export interface RulesStore {
  readonly get: (project: string, feature: string) => Promise<Rules>;
  /** Told which keys this process changed, so that it serves the change at once. */
  readonly forget: (changed: readonly Key[]) => void;
}

interface Reading {
  readonly freshness: Freshness;
  readonly projects: FreshProjects;
}

export const rulesStore = (table: ItemTable, { freshness, projects }: Reading): RulesStore => {
  const fresh = keptFresh<CompiledFeature | undefined>(async (name, consistent) => {
    const [project = '', feature = ''] = name.split('/');
    const item = await table.get(keys.rules(project, feature), { consistent });
    return item && compiled(item);
  }, freshness);
  return {
    get: async (project, feature) =>
      (await fresh.get(`${project}/${feature}`)) ??
      ((await projects.get(project)) ? 'featureMissing' : 'projectMissing'),
    forget: (changed) => {
      for (const { PK, SK } of changed.filter(isRulesKey))
        fresh.forget(`${PK.slice('P#'.length)}/${SK.slice('RULES#'.length)}`);
    },
  };
};

const compiled = (item: Item): CompiledFeature =>
  compileFeature({
    ...(JSON.parse(item.feature as string) as FeatureRules),
    ...Object.fromEntries(parts.flatMap((part) => (item[part] ? [[part, JSON.parse(item[part] as string)]] : []))),
  });

/** The parts of the rules that launches and experiments write. */
const parts = ['launch', 'experiment', 'endedLaunch', 'endedExperiment'] as const satisfies (keyof FeatureRules)[];
