/**
 * The ladder of an evaluation as a tree of decisions: each asks for the owner of the entity's bucket in one split. It has
 * all entities of an audience at once, where an evaluation has one; what follows from an owner is the same code.
 */
import { type Allocation, NOBODY } from './allocation.ts';
import type { CompiledFeature } from './compile.ts';
import { BUCKETS, type Digest } from './hash.ts';
import type { Outcome } from './outcome.ts';
import { type CompiledStep, stepInForce } from './schedule.ts';
import type { Audience } from './split-rule.ts';

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
  if (feature.strategy === 'DEFAULT_VARIATION') return { outcome: feature.byDefault };
  const splits = stepAt(feature, now)?.splitRules.filter(({ audience }) => isIn(audience, segments)) ?? [];
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
  const experiment = runningExperiment(feature, now);
  if (experiment === undefined || !isIn(experiment.audience, segments)) return byDefault;
  const { samplingRate: end, enrolment, split, outcomes } = experiment;
  const treatment: Decision = {
    key: nameOf(split.key),
    allocation: split.allocation,
    follow: (owner) => {
      const outcome = outcomes[owner];
      return outcome ? { outcome } : byDefault;
    },
  };
  const enrolled = [
    { start: 0, end, owner: 0 },
    { start: end, end: BUCKETS, owner: NOBODY },
  ];
  return {
    key: nameOf(enrolment),
    allocation: enrolled,
    follow: (owner) => (owner === NOBODY ? byDefault : treatment),
  };
};

/** The step in force, if the launch has begun. */
const stepAt = ({ launch }: CompiledFeature, now: number): CompiledStep | undefined =>
  launch && launch.startedTime <= now ? launch.steps[stepInForce(launch.steps, now)] : undefined;

const runningExperiment = ({ experiment }: CompiledFeature, now: number) =>
  experiment && experiment.startedTime <= now && now < experiment.endTime ? experiment : undefined;

const isIn = (audience: Audience | undefined, segments: Segments): boolean =>
  audience === undefined || segments.includes(audience.name);

const nameOf = ({ low, high }: Digest): string => `${low} ${high}`;

/**
 * The audiences that the rules in force at `now` tell apart: entities in no segment, those in one of the launch, and each
 * of these with the segment of the experiment. Entities in several segments of a launch are not among them.
 */
export const audiencesOf = (feature: CompiledFeature, now: number): Segments[] => {
  if (feature.strategy === 'DEFAULT_VARIATION') return [[]];
  const own = (stepAt(feature, now)?.splitRules ?? []).flatMap(({ audience }) => audience?.name ?? []);
  const asked = runningExperiment(feature, now)?.audience?.name;
  const ofLaunch = [[], ...own.map((name) => [name])];
  if (asked === undefined || own.includes(asked)) return ofLaunch;
  return [...ofLaunch, ...ofLaunch.map((segments) => [...segments, asked])];
};
