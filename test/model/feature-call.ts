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

const membersOf = ({ operation, lacks }: DrawnFeature): object => {
  if (operation === 'Delete') return {};
  if (operation === 'Create') return { variations: valued(lacks ? fewVariations : allVariations) };
  return lacks ? { removeVariations: needed } : { addOrUpdateVariations: valued(needed) };
};

const valued = (names: readonly string[]) => names.map((name) => ({ name, value: { stringValue: name } }));

const outcomeOf = (model: Model, { operation, feature, lacks }: DrawnFeature): Outcome => {
  const { features, launches, experiments } = model;
  const isThere = features.has(feature);
  const runs = isBusy(launches, feature) || isBusy(experiments, feature);
  const keep = { apply: () => features.set(feature, lacks ? fewVariations : allVariations) };
  if (operation === 'Create') return isThere ? conflict : keep;
  if (!isThere) return missing;
  if (operation === 'Delete') return runs ? conflict : { apply: () => features.delete(feature) };
  return runs && lacks ? conflict : keep;
};
