/**
 * The steps of a launch, compiled: each knows its splits in the order in which they are asked, the segment overrides first and the
 * step's own weights last. A split keeps its key from step to step, and its allocation follows from the one before, so
 * that what a step does depends on the steps up to it and on none after it.
 */
import type { PatternSet } from '../pattern/pattern-set.ts';
import { type Allocation, reallocate, UNALLOCATED } from './allocation.ts';
import { compileAudience } from './audience.ts';
import { splitKey } from './hash.ts';
import type { LaunchRules, StepRules, Weights } from './rules.ts';
import { sharesOf } from './split.ts';
import type { Audience, SplitRule } from './split-rule.ts';

export interface CompiledStep {
  readonly startTime: number;
  readonly splitRules: readonly SplitRule[];
}

/** A split rule is compiled from these; `name` is the same for the same segment in every step. */
interface NamedWeights {
  readonly name: string;
  readonly weights: Weights;
  readonly audience?: Audience;
}

export const compileSteps = (launch: LaunchRules, set: PatternSet): readonly CompiledStep[] => {
  const allocations = new Map<string, Allocation>();
  const ordered = launch.steps.toSorted((a, b) => a.startTime - b.startTime);
  return ordered.map((step) => {
    const rules = weightsOf(step, set);
    const weights = new Map(rules.map(({ name, weights }) => [name, weights]));
    for (const name of new Set([...allocations.keys(), ...weights.keys()])) {
      const shares = sharesOf(weights.get(name) ?? {}, launch.groups);
      allocations.set(name, reallocate(allocations.get(name) ?? UNALLOCATED, shares));
    }
    const splitRules = rules.map(({ name, audience }) => ({
      audience,
      split: {
        key: splitKey(name, launch.salt),
        allocation: allocations.get(name) as Allocation,
        arms: launch.groups,
      },
    }));
    return { startTime: step.startTime, splitRules };
  });
};

const weightsOf = (step: StepRules, set: PatternSet): readonly NamedWeights[] => {
  const seen = new Map<string, number>();
  const overrides = step.segmentOverrides.toSorted((a, b) => a.evaluationOrder - b.evaluationOrder);
  const ofSegments = overrides.map(({ segment, pattern, weights }) => {
    const occurrence = seen.get(segment) ?? 0;
    seen.set(segment, occurrence + 1);
    const audience = compileAudience({ name: segment, pattern }, set);
    return { name: `segment\n${segment}\n${occurrence}`, weights, audience };
  });
  return [...ofSegments, { name: 'launch', weights: step.groupWeights }];
};

/** The position of the last step that has begun by `now` (milliseconds), or -1. */
export const stepInForce = (steps: readonly CompiledStep[], now: number): number => {
  let position = steps.length - 1;
  while (position >= 0 && (steps[position] as CompiledStep).startTime > now) position--;
  return position;
};
