/**
 * The rules of one feature: all that an evaluation needs to know, as one JSON item, rewritten when a change touches it.
 * Times are milliseconds since the epoch; weights and rates are thousandths of a percent, 0 to 100,000.
 */
export type VariableValue =
  | { readonly boolValue: boolean }
  | { readonly stringValue: string }
  | { readonly longValue: number }
  | { readonly doubleValue: number };

export interface Variation {
  readonly name: string;
  readonly value: VariableValue;
}

/** Weight by name of group or treatment; a name left out has 0, and the order of the keys means nothing. */
export type Weights = Readonly<Record<string, number>>;

/** A group or treatment; without a variation when it belongs to another feature. */
export interface Arm {
  readonly name: string;
  readonly variation?: string;
}

export interface SegmentRule {
  readonly name: string;
  readonly pattern: string;
}

export interface SegmentOverrideRules {
  readonly segment: string;
  readonly pattern: string;
  readonly evaluationOrder: number;
  readonly weights: Weights;
}

export interface StepRules {
  readonly startTime: number;
  readonly groupWeights: Weights;
  readonly segmentOverrides: readonly SegmentOverrideRules[];
}

/** A launch that runs: one that is stopped has no rules. `id` is the creation id; `groups` are told apart by their position. */
export interface LaunchRules {
  readonly name: string;
  readonly id: string;
  readonly salt: string;
  readonly startedTime: number;
  readonly groups: readonly Arm[];
  readonly steps: readonly StepRules[];
}

/** An experiment that has been started. At `endTime` and after it nobody is in the experiment. */
export interface ExperimentRules {
  readonly name: string;
  readonly id: string;
  readonly salt: string;
  readonly samplingRate: number;
  readonly startedTime: number;
  readonly endTime: number;
  readonly segment?: SegmentRule;
  readonly treatments: readonly Arm[];
  readonly treatmentWeights: Weights;
}

/** A launch or experiment that has ended: it serves nobody, and explanations name it. */
export interface EndedRules {
  readonly name: string;
  readonly endedTime: number;
}

export interface FeatureRules {
  readonly variations: readonly Variation[];
  readonly defaultVariation: string;
  readonly evaluationStrategy: 'ALL_RULES' | 'DEFAULT_VARIATION';
  readonly entityOverrides: Readonly<Record<string, string>>;
  readonly launch?: LaunchRules;
  readonly experiment?: ExperimentRules;
  /** The last that ended, where none has started since. */
  readonly endedLaunch?: EndedRules;
  readonly endedExperiment?: EndedRules;
  /** Since when they are as they are. Absent in rules that an earlier version wrote. */
  readonly changedTime?: number;
}
