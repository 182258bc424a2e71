/** From the rules of a feature to what evaluation reads: keys hashed, allocations worked out, outcomes made. */
import { NameTree } from '../pattern/name-tree.ts';
import { newPatternSet, type PatternSet } from '../pattern/pattern-set.ts';
import { reallocate, UNALLOCATED } from './allocation.ts';
import { compileAudience } from './audience.ts';
import type { CompiledExperiment } from './experiment.ts';
import { splitKey } from './hash.ts';
import type { CompiledLaunch } from './launch.ts';
import { type ArmServed, assignedOutcome, type Outcome, plainOutcome } from './outcome.ts';
import type { Arm, ExperimentRules, FeatureRules, LaunchRules, Variation } from './rules.ts';
import { compileSteps } from './schedule.ts';
import { sharesOf } from './split.ts';

/** All have the same members, since so they are read fastest. */
export interface CompiledFeature {
  readonly rules: FeatureRules;
  /** What all segments ask of a context, at once. */
  readonly set: PatternSet;
  readonly overrides: ReadonlyMap<string, Outcome>;
  readonly strategy: FeatureRules['evaluationStrategy'];
  readonly launch: CompiledLaunch | undefined;
  readonly experiment: CompiledExperiment | undefined;
  readonly byDefault: Outcome;
}

type Variations = ReadonlyMap<string, Variation>;

/**
 * Compiles a feature once for many evaluations. An override, group or treatment whose variation the feature lacks serves nobody.
 * @throws RangeError when the feature lacks its default variation.
 * Patterns of segments have been checked.
 */
export const compileFeature = (rules: FeatureRules): CompiledFeature => {
  const variations = new Map(rules.variations.map((variation) => [variation.name, variation]));
  const byDefault = variations.get(rules.defaultVariation);
  if (!byDefault) throw new RangeError(`No variation ${rules.defaultVariation}`);
  const set = newPatternSet(new NameTree());
  return {
    rules,
    set,
    overrides: compileOverrides(rules.entityOverrides, variations),
    strategy: rules.evaluationStrategy,
    launch: rules.launch && compileLaunch(rules.launch, variations, set),
    experiment: rules.experiment && compileExperiment(rules.experiment, variations, set),
    byDefault: plainOutcome(byDefault, 'DEFAULT'),
  };
};

const compileOverrides = (overrides: FeatureRules['entityOverrides'], variations: Variations): Map<string, Outcome> =>
  new Map(
    Object.entries(overrides).flatMap(([entityId, name]): [string, Outcome][] => {
      const variation = variations.get(name);
      return variation ? [[entityId, plainOutcome(variation, 'ENTITY_OVERRIDES_MATCH')]] : [];
    }),
  );

const compileLaunch = (rules: LaunchRules, variations: Variations, set: PatternSet): CompiledLaunch => {
  const { name, id, groups } = rules;
  const served = (group: string): ArmServed => ({ type: 'launch', name, id, group });
  return { ...rules, steps: compileSteps(rules, set), outcomes: outcomesOf(groups, variations, served) };
};

const compileExperiment = (rules: ExperimentRules, variations: Variations, set: PatternSet): CompiledExperiment => {
  const { name, id, salt, treatments: arms, segment } = rules;
  const allocation = reallocate(UNALLOCATED, sharesOf(rules.treatmentWeights, arms));
  const served = (treatment: string): ArmServed => ({ type: 'experiment', name, id, treatment });
  return {
    ...rules,
    audience: segment && compileAudience(segment, set),
    enrolment: splitKey('enrolment', salt),
    split: { key: splitKey('treatment', salt), allocation, arms },
    outcomes: outcomesOf(arms, variations, served),
  };
};

/** By position of the arm. */
const outcomesOf = (arms: readonly Arm[], variations: Variations, served: (arm: string) => ArmServed) =>
  arms.map(({ name, variation }) => assignedOutcome(variations.get(variation ?? ''), served(name)));
