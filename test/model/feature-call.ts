/**
 * What a call about a feature is to come to in the reference.
 */
import type { OperationName } from '../../contract/index.ts';
import { type Call, conflict, missing, type Outcome } from './call.ts';
import { allVariations, fewVariations, isBusy, type Model, tell } from './model.ts';

/** A call about a feature as it is drawn. */
export interface DrawnFeature {
  readonly operation: 'Create' | 'Update' | 'Delete';
  readonly type: 'feature';
  readonly feature: string;
  /** Whether the feature is left without the variations that a launch and an experiment need to start. */
  readonly lacks: boolean;
  /** The number of its overrides; undefined leaves them as they are. */
  readonly overrides: number | undefined;
}

export const featureCallOf = (model: Model, drawn: DrawnFeature): Call => {
  const { operation, feature } = drawn;
  const named = operation === 'Create' ? { name: feature } : { feature };
  const outcome = outcomeOf(model, drawn);
  return {
    operation: `${operation}Feature` as OperationName,
    input: { project: 'shop', ...named, ...membersOf(drawn) },
    error: outcome.error,
    apply: () => {
      tell(model, model.now, 'API Call', feature, `${operation}Feature`);
      outcome.apply();
    },
  };
};

const needed = allVariations.filter((name) => !fewVariations.includes(name));

const membersOf = ({ operation, lacks, overrides }: DrawnFeature): object => {
  if (operation === 'Delete') return {};
  const entityOverrides = overrides === undefined ? {} : { entityOverrides: overridesOf(overrides) };
  if (operation === 'Create') return { variations: valued(lacks ? fewVariations : allVariations), ...entityOverrides };
  return { ...(lacks ? { removeVariations: needed } : { addOrUpdateVariations: valued(needed) }), ...entityOverrides };
};

const overridesOf = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`an entity with a long id ${index}`, 'off']));

const valued = (names: readonly string[]) => names.map((name) => ({ name, value: { stringValue: name } }));

const outcomeOf = (model: Model, { operation, feature, lacks, overrides }: DrawnFeature): Outcome => {
  const { features, overrideCounts, launches, experiments } = model;
  const isThere = features.has(feature);
  const runs = isBusy(launches, feature) || isBusy(experiments, feature);
  const keep = {
    apply: () => {
      features.set(feature, lacks ? fewVariations : allVariations);
      overrideCounts.set(feature, overrides ?? (operation === 'Create' ? 0 : (overrideCounts.get(feature) ?? 0)));
    },
  };
  if (operation === 'Create') return isThere ? conflict : keep;
  if (!isThere) return missing;
  if (operation === 'Delete') return runs ? conflict : { apply: () => features.delete(feature) };
  return runs && lacks ? conflict : keep;
};
