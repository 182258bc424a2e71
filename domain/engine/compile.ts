/** From the rules of a feature to what evaluation reads: keys hashed, allocations worked out, outcomes made. */
import { reallocate, UNALLOCATED } from './allocation.ts';
import { compileAudience } from './audience.ts';
import type { CompiledExperiment } from './experiment.ts';
import { splitKey } from './hash.ts';
import type { CompiledLaunch } from './launch.ts';
import { type Assignment, assignedOutcome, type Outcome, plainOutcome } from './outcome.ts';
import type { Arm, ExperimentRules, FeatureRules, LaunchRules, Variation } from './rules.ts';
import { compileSteps } from './schedule.ts';
import { sharesOf } from './split.ts';

export interface CompiledFeature {
  readonly overrides: ReadonlyMap<string, Outcome>;
  readonly evaluationStrategy: FeatureRules['evaluationStrategy'];
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
export function compileFeature(rules: FeatureRules): CompiledFeature {
  const variations = new Map(rules.variations.map((variation) => [variation.name, variation]));
  const byDefault = variations.get(rules.defaultVariation);
  if (byDefault === undefined) throw new RangeError(`No variation ${rules.defaultVariation}`);
  return {
    overrides: compileOverrides(rules.entityOverrides, variations),
    evaluationStrategy: rules.evaluationStrategy,
    launch: rules.launch && compileLaunch(rules.launch, variations),
    experiment: rules.experiment && compileExperiment(rules.experiment, variations),
    byDefault: plainOutcome(byDefault, 'DEFAULT'),
  };
}

function compileOverrides(overrides: FeatureRules['entityOverrides'], variations: Variations): Map<string, Outcome> {
  const compiled = new Map<string, Outcome>();
  for (const [entityId, name] of Object.entries(overrides)) {
    const variation = variations.get(name);
    if (variation) compiled.set(entityId, plainOutcome(variation, 'ENTITY_OVERRIDES_MATCH'));
  }
  return compiled;
}

function compileLaunch(rules: LaunchRules, variations: Variations): CompiledLaunch {
  const { name, id } = rules;
  const assignment = (group: string): Assignment => ({ kind: 'launch', name, id, group });
  const outcomes = armOutcomes(rules.groups, variations, assignment);
  return { ...rules, steps: compileSteps(rules), outcomes };
}

function compileExperiment(rules: ExperimentRules, variations: Variations): CompiledExperiment {
  const { name, id, salt, treatments } = rules;
  const assignment = (treatment: string): Assignment => ({ kind: 'experiment', name, id, treatment });
  const allocation = reallocate(UNALLOCATED, sharesOf(rules.treatmentWeights, treatments));
  return {
    ...rules,
    audience: rules.segment && compileAudience(rules.segment),
    enrolment: splitKey('enrolment', salt),
    split: { key: splitKey('treatment', salt), allocation, arms: treatments },
    outcomes: armOutcomes(treatments, variations, assignment),
  };
}

function armOutcomes(
  arms: readonly Arm[],
  variations: Variations,
  assignment: (arm: string) => Assignment,
): readonly (Outcome | undefined)[] {
  return arms.map(({ name, variation = '' }) => {
    const served = variations.get(variation);
    return served && assignedOutcome(served, assignment(name));
  });
}
