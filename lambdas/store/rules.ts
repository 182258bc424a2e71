/**
 * Compiled rules of features, kept in memory for some seconds: an evaluation reads one item at most, and none while it
 * is fresh. A store that fails is covered by what was read before.
 */
import { type CompiledFeature, compileFeature } from '../../domain/engine/compile.ts';
import type { FeatureRules } from '../../domain/engine/rules.ts';
import type { Item } from './change.ts';
import { isRulesKey, type Key, keys } from './schema.ts';
import type { Table } from './table.ts';

/** The rules of a feature, or what of it is not there. */
export type Rules = CompiledFeature | 'featureMissing' | 'projectMissing';

export interface RulesStore {
  readonly get: (project: string, feature: string) => Promise<Rules>;
  /** Forgets what a change of these keys made stale, so that this process serves the change at once. */
  readonly forget: (changed: readonly Key[]) => void;
}

interface Entry {
  readonly rules: Promise<Rules>;
  readonly readAt: number;
}

/** Milliseconds for which what was read is served without being read again. */
const freshness = 5_000;
/** Names that are no feature are remembered too; this bounds what they can take. */
const mostEntries = 10_000;

/** `timer` is a monotonic clock in milliseconds. */
export const rulesStore = (table: Table, timer: () => number): RulesStore => {
  const entries = new Map<string, Entry>();
  const changed = new Set<string>();

  const read = async (project: string, feature: string, before: Entry | undefined): Promise<Rules> => {
    const key = keys.rules(project, feature);
    try {
      // After a change of our own, an eventually consistent read could still miss it.
      const item = await table.get(key, { consistent: changed.delete(cacheKey(key)) });
      if (item) return compiled(item);
      return (await table.get(keys.project(project))) ? 'featureMissing' : 'projectMissing';
    } catch (error) {
      if (!before) throw error;
      return before.rules;
    }
  };

  return {
    get: (project, feature) => {
      const name = cacheKey(keys.rules(project, feature));
      const before = entries.get(name);
      if (before && timer() - before.readAt < freshness && !changed.has(name)) return before.rules;
      const entry = { rules: read(project, feature, before), readAt: timer() };
      entries.delete(name);
      entries.set(name, entry);
      evictOldest(entries);
      entry.rules.catch(() => entries.get(name) === entry && entries.delete(name));
      return entry.rules;
    },
    forget: (keysChanged) => {
      for (const key of keysChanged.filter(isRulesKey)) changed.add(cacheKey(key));
    },
  };
};

const cacheKey = ({ PK, SK }: Key): string => `${PK} ${SK}`;

const evictOldest = (entries: Map<string, Entry>): void => {
  const [oldest] = entries.keys();
  if (entries.size > mostEntries && oldest !== undefined) entries.delete(oldest);
};

const compiled = (item: Item): CompiledFeature =>
  compileFeature({
    ...(JSON.parse(item.feature as string) as FeatureRules),
    ...(item.launch ? { launch: JSON.parse(item.launch as string) } : {}),
    ...(item.experiment ? { experiment: JSON.parse(item.experiment as string) } : {}),
  });
