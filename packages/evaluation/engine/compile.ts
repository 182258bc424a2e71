/** From the rules of a feature to what evaluation reads: keys hashed, allocations worked out, outcomes made. */
import { NameTree } from '../pattern/name-tree.ts';
import { newPatternSet } from '../pattern/pattern-set.ts';
import { reallocate, UNALLOCATED } from './allocation.ts';
import { compileAudience } from './audience.ts';
import type { CompiledExperiment } from './experiment.ts';
import { splitKey } from './hash.ts';
import type { CompiledLaunch } from './launch.ts';
import { assignedOutcome, type Outcome, plainOutcome } from './outcome.ts';
import type { EndedRules, ExperimentRules, FeatureRules, LaunchRules, Variation } from './rules.ts';
import { compileSteps } from './schedule.ts';
import { sharesOf } from './split.ts';

export interface CompiledFeature {
  /** What the segments ask for in a context. */
  readonly names: NameTree;
  readonly overrides: ReadonlyMap<string, Outcome>;
  readonly evaluationStrategy: FeatureRules['evaluationStrategy'];
  readonly launch: CompiledLaunch | undefined;
  readonly experiment: CompiledExperiment | undefined;
  readonly ended: Ended;
  readonly byDefault: Outcome;
}

/** What of a feature has ended, for explanations. */
export interface Ended {
  readonly launch: EndedRules | undefined;
  readonly experiment: EndedRules | undefined;
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
  const names = new NameTree();
  return {
    names,
    overrides: compileOverrides(rules.entityOverrides, variations),
    evaluationStrategy: rules.evaluationStrategy,
    launch: rules.launch && compileLaunch(rules.launch, variations, names),
    experiment: rules.experiment && compileExperiment(rules.experiment, variations, names),
    ended: { launch: rules.endedLaunch, experiment: rules.endedExperiment },
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

const compileLaunch = (rules: LaunchRules, variations: Variations, names: NameTree): CompiledLaunch => ({
  ...rules,
  steps: compileSteps(rules, names),
  outcomes: rules.groups.map(({ name: group, variation }) =>
    assignedOutcome(variations.get(variation ?? ''), { type: 'launch', name: rules.name, id: rules.id, group }),
  ),
});

const compileExperiment = (rules: ExperimentRules, variations: Variations, names: NameTree): CompiledExperiment => {
  const { name, id, salt, treatments } = rules;
  const allocation = reallocate(UNALLOCATED, sharesOf(rules.treatmentWeights, treatments));
  return {
    ...rules,
    audience: rules.segment && compileAudience(rules.segment, newPatternSet(names)),
    enrolment: splitKey('enrolment', salt),
    split: { key: splitKey('treatment', salt), allocation, arms: treatments },
    outcomes: treatments.map(({ name: treatment, variation }) =>
      assignedOutcome(variations.get(variation ?? ''), { type: 'experiment', name, id, treatment }),
    ),
  };
};
