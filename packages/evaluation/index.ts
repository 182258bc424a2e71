/** Evaluation of features, and matching of patterns: what this package is for. */

export type { Check, OwnedBuckets, SegmentCheck, SplitCheck } from './engine/check.ts';
export { type CompiledFeature, compileFeature } from './engine/compile.ts';
export { evaluate } from './engine/evaluate.ts';
export { type Explanation, explain, turningPoints } from './engine/explain.ts';
export { type FlagReason, flagMetadata, flagReason } from './engine/flag.ts';
export type { ArmServed, Outcome, Reason } from './engine/outcome.ts';
export type {
  Arm,
  ExperimentRules,
  FeatureRules,
  LaunchRules,
  SegmentOverrideRules,
  SegmentRule,
  StepRules,
  VariableValue,
  Variation,
  Weights,
} from './engine/rules.ts';
export { isStatic } from './engine/static.ts';
export {
  type AudienceMoves,
  type AudienceTraffic,
  type MomentOfRules,
  type Move,
  movesBetween,
  type TrafficShare,
  trafficAt,
} from './engine/traffic.ts';
export { checkPattern } from './pattern/check-pattern.ts';
export { compilePattern } from './pattern/compile.ts';
export { checkContext, type EvaluationContext } from './pattern/context.ts';
export { ContextError } from './pattern/context-error.ts';
export { matches } from './pattern/match.ts';
export { PatternError } from './pattern/pattern-error.ts';
export type { CompiledPattern } from './pattern/pattern-set.ts';
