/**
 * The steps of a trial, compiled: each knows its splits in the order in which they are asked. In a launch these are the segment
 * overrides first and the step's own weights last. A split keeps its key from step to step, and its allocation follows
 * from the one before, so that what a step does depends on the steps up to it and on none after it.
 */
import type { PatternSet } from '../pattern/pattern-set.ts';
import { compileAudience } from './audience.ts';
import type { Audience, CompiledStep, SplitRule } from './compiled-trial.ts';
import { splitKey } from './hash.ts';
import type { ExperimentRules, LaunchRules, StepRules, Weights } from './rules.ts';
import { newSplit, sharesOf } from './split.ts';

/** The steps of a launch; none begins before the launch. */
export const compileLaunch = (launch: LaunchRules, set: PatternSet): CompiledStep[] => {
  let splitRules: readonly SplitRule[] = [];
  return launch.steps
    .toSorted((a, b) => a.startTime - b.startTime)
    .map((step) => {
      splitRules = compileStep(launch, step, splitRules, set);
      return { startTime: Math.max(step.startTime, launch.startedTime), splitRules };
    });
};

const compileStep = (
  { salt, groups }: LaunchRules,
  { segmentOverrides, groupWeights }: StepRules,
  before: readonly SplitRule[],
  set: PatternSet,
): SplitRule[] => {
  const compile = (name: string, weights: Weights, audience?: Audience): SplitRule => {
    const known = before.find((rule) => rule.name === name);
    const split = newSplit(splitKey(name, salt), sharesOf(weights, groups), known?.split.allocation);
    return { name, audience, enrolment: undefined, split };
  };
  const overrides = segmentOverrides
    .toSorted((a, b) => a.evaluationOrder - b.evaluationOrder)
    .map(({ segment, pattern, weights }, position, all) => {
      const occurrence = all.slice(0, position).filter((one) => one.segment === segment).length;
      const audience = compileAudience({ name: segment, pattern }, set);
      return compile(`segment\n${segment}\n${occurrence}`, weights, audience);
    });
  return [...overrides, compile('launch', groupWeights)];
};

/**
 * An experiment is one step, and another at its end in which nobody is in it. Enrolment and treatment have keys of their own, so the
 * sampling rate decides who takes part and never in which treatment; raising it only adds, lowering it only removes.
 */
export const compileExperiment = (rules: ExperimentRules, set: PatternSet): CompiledStep[] => {
  const { salt, segment } = rules;
  const rule = {
    name: 'treatment',
    audience: segment && compileAudience(segment, set),
    enrolment: newSplit(splitKey('enrolment', salt), [rules.samplingRate]),
    split: newSplit(splitKey('treatment', salt), sharesOf(rules.treatmentWeights, rules.treatments)),
  };
  return [
    { startTime: rules.startedTime, splitRules: [rule] },
    { startTime: rules.endTime, splitRules: [] },
  ];
};

/** The position of the last step that has begun by `now` (milliseconds), or -1. */
export const stepInForce = (steps: readonly CompiledStep[], now: number): number => {
  let position = steps.length - 1;
  while (position >= 0 && (steps[position] as CompiledStep).startTime > now) position--;
  return position;
};
