/**
 * The ladder of an evaluation as a tree of decisions: each asks for the owner of the entity's bucket in one split. It has
 * all entities of an audience at once, where an evaluation has one; what follows from an owner is the same code.
 */
import { type Allocation, NOBODY } from './allocation.ts';
import type { CompiledFeature } from './compile.ts';
import type { CompiledTrial, SplitRule } from './compiled-trial.ts';
import type { Digest } from './hash.ts';
import type { Outcome } from './outcome.ts';
import { stepInForce } from './schedule.ts';

/** A split that is asked, and what follows for the entities of each owner. */
export interface Question {
  readonly key: string;
  readonly allocation: Allocation;
  readonly follow: (owner: number) => Decision;
}

export type Decision = Question | { readonly outcome: Outcome };

/** Entities without an override that are in these segments of the rules, and in no other of theirs. */
export type Segments = readonly string[];

/** What is decided for entities in `segments` at `now`, in milliseconds since the epoch. */
export const firstDecision = (feature: CompiledFeature, segments: Segments, now: number): Decision => {
  const splits = rulesAt(feature.launch, now).filter(({ segment }) => isIn(segment, segments));
  const afterLaunch = () => askExperiment(feature, segments, now);
  return splits.reduceRight<() => Decision>(
    (next, { split }) =>
      () => ({
        key: nameOf(split.key),
        allocation: split.allocation,
        follow: (owner) => {
          if (owner === NOBODY) return next();
          const outcome = feature.launch?.outcomes[owner];
          // A group of another feature leaves the entity to the experiment of this one.
          return outcome ? { outcome } : afterLaunch();
        },
      }),
    afterLaunch,
  )();
};

const askExperiment = (feature: CompiledFeature, segments: Segments, now: number): Decision => {
  const byDefault: Decision = { outcome: feature.byDefault };
  const [rule] = rulesAt(feature.experiment, now);
  if (rule?.enrolment === undefined || !isIn(rule.segment, segments)) return byDefault;
  const { enrolment, split } = rule;
  const treatment: Decision = {
    key: nameOf(split.key),
    allocation: split.allocation,
    follow: (owner) => {
      const outcome = feature.experiment?.outcomes[owner];
      return outcome ? { outcome } : byDefault;
    },
  };
  return {
    key: nameOf(enrolment.key),
    allocation: enrolment.allocation,
    follow: (owner) => (owner === NOBODY ? byDefault : treatment),
  };
};

/** Those of the step in force, if one has begun. */
const rulesAt = (trial: CompiledTrial | undefined, now: number): readonly SplitRule[] =>
  trial?.steps[stepInForce(trial.steps, now)]?.splitRules ?? [];

const isIn = (segment: string | undefined, segments: Segments): boolean =>
  segment === undefined || segments.includes(segment);

const nameOf = ({ low, high }: Digest): string => `${low} ${high}`;

/**
 * The audiences that the rules in force at `now` tell apart: entities in no segment, those in one of the launch, and each
 * of these with the segment of the experiment. Entities in several segments of a launch are not among them.
 */
export const audiencesOf = (feature: CompiledFeature, now: number): Segments[] => {
  const own = rulesAt(feature.launch, now).flatMap(({ segment }) => segment ?? []);
  const asked = rulesAt(feature.experiment, now)[0]?.segment;
  const ofLaunch = [[], ...own.map((name) => [name])];
  if (asked === undefined || own.includes(asked)) return ofLaunch;
  return [...ofLaunch, ...ofLaunch.map((segments) => [...segments, asked])];
};
