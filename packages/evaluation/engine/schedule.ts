/**
 * The steps of a trial, compiled: each knows its splits in the order in which they are asked. In a launch these are the segment
 * overrides first and the step's own weights last. A split keeps its key from step to step, and its allocation follows
 * from the one before, so that what a step does depends on the steps up to it and on none after it.
 */

import { compilePattern } from '../pattern/compile.ts';
import type { PatternSet } from '../pattern/pattern-set.ts';
import type { CompiledStep, SplitRule } from './compiled-trial.ts';
import { splitKey } from './hash.ts';
import type { ExperimentRules, LaunchRules, SegmentRule, Weights } from './rules.ts';
import { newSplit, sharesOf } from './split.ts';

/** The steps of a launch; none begins before the launch. */
export const compileLaunch = ({ salt, groups, startedTime, steps }: LaunchRules, set: PatternSet): CompiledStep[] => {
  let splitRules: readonly SplitRule[] = [];
  const ruleOf = (name: string, weights: Weights, segment?: SegmentRule): SplitRule => {
    const before = splitRules.find((rule) => rule.name === name);
    const split = newSplit(splitKey(name, salt), sharesOf(weights, groups), before?.split.allocation);
    return { name, ...ofSegment(segment, set), enrolment: undefined, split };
  };
  return steps
    .toSorted((a, b) => a.startTime - b.startTime)
    .map(({ startTime, segmentOverrides, groupWeights }) => {
      const overrides = segmentOverrides
        .toSorted((a, b) => a.evaluationOrder - b.evaluationOrder)
        .map(({ segment, pattern, weights }, position, all) => {
          const occurrence = all.slice(0, position).filter((one) => one.segment === segment).length;
          return ruleOf(`segment\n${segment}\n${occurrence}`, weights, { name: segment, pattern });
        });
      splitRules = [...overrides, ruleOf('launch', groupWeights)];
      return { startTime: Math.max(startTime, startedTime), splitRules };
    });
};

const ofSegment = (segment: SegmentRule | undefined, set: PatternSet) => ({
  segment: segment?.name,
  pattern: segment && compilePattern(segment.pattern, set),
});

/**
 * An experiment is one step, and another at its end in which nobody is in it. Enrolment and treatment have keys of their own, so the
 * sampling rate decides who takes part and never in which treatment; raising it only adds, lowering it only removes.
 */
export const compileExperiment = (rules: ExperimentRules, set: PatternSet): CompiledStep[] => {
  const { salt } = rules;
  const rule = {
    name: '',
    ...ofSegment(rules.segment, set),
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
