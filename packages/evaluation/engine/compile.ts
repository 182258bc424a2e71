/** From the rules of a feature to what evaluation reads: keys hashed, allocations worked out, outcomes made. */
import { newPatternSet, type PatternSet } from '../pattern/pattern-set.ts';
import type { CompiledTrial } from './compiled-trial.ts';
import { type Outcome, outcomesOf, plainOutcome, type Variations } from './outcome.ts';
import type { FeatureRules } from './rules.ts';
import { compileExperiment, compileLaunch } from './schedule.ts';

/** That of most features, which share it: one takes more memory than the rest of such a feature. */
const NO_PATTERNS = newPatternSet();

/** All have the same members, since so they are read fastest. */
export interface CompiledFeature {
  readonly rules: FeatureRules;
  /** What all segments ask of a context, at once. */
  readonly set: PatternSet;
  /** Undefined where there are none, as is usual. */
  readonly overrides: ReadonlyMap<string, Outcome> | undefined;
  /** Undefined too where the strategy leaves it out. So is the experiment. */
  readonly launch: CompiledTrial | undefined;
  readonly experiment: CompiledTrial | undefined;
  readonly byDefault: Outcome;
}

/**
 * Compiles a feature once for many evaluations. An override, group or treatment whose variation the feature lacks serves nobody.
 * @throws RangeError when the feature lacks its default variation.
 * Patterns of segments have been checked.
 */
export const compileFeature = (rules: FeatureRules): CompiledFeature => {
  const { defaultVariation } = rules;
  const variations: Variations = new Map(rules.variations.map((variation) => [variation.name, variation]));
  const byDefault = variations.get(defaultVariation);
  if (!byDefault) throw new RangeError(`No variation ${defaultVariation}`);
  let overrides: Map<string, Outcome> | undefined;
  for (const [entityId, name] of Object.entries(rules.entityOverrides)) {
    const variation = variations.get(name);
    if (!variation) continue;
    overrides ??= new Map();
    overrides.set(entityId, plainOutcome(variation, 'ENTITY_OVERRIDES_MATCH'));
  }
  const set = newPatternSet();
  const { launch, experiment }: Pick<FeatureRules, 'launch' | 'experiment'> =
    rules.evaluationStrategy === 'ALL_RULES' ? rules : {};
  return {
    rules,
    overrides,
    launch: launch && {
      steps: compileLaunch(launch, set),
      outcomes: outcomesOf({ ...launch, type: 'launch', arm: 'group' }, launch.groups, variations),
    },
    experiment: experiment && {
      steps: compileExperiment(experiment, set),
      outcomes: outcomesOf({ ...experiment, type: 'experiment', arm: 'treatment' }, experiment.treatments, variations),
    },
    byDefault: plainOutcome(byDefault, 'DEFAULT'),
    // Last, as the patterns of the trials have been added by then.
    set: set.size ? set : NO_PATTERNS,
  };
};
