/** Describes the checks of an evaluation for its explanation, in the order in which they were asked. */
import type { CompiledTrial, SplitRule } from './compiled-trial.ts';

export type Shares = Readonly<Record<string, number>>;

/** A segment that was asked; `mismatch` says at which leaf of the pattern the context failed. */
export interface SegmentCheck {
  readonly segment: string;
  readonly matched: boolean;
  readonly mismatch?: string;
}

/** Buckets from `start` to `end - 1` and the arm that owns them; null for buckets that nobody owns. */
export interface OwnedBuckets {
  readonly start: number;
  readonly end: number;
  readonly arm: string | null;
}

/** A split that was asked: the entity's bucket, the shares of the arms and of what is outside of 100,000, and the arm that owns the bucket. */
export interface SplitCheck {
  readonly bucket: number;
  readonly shares: Shares;
  readonly outside: number;
  readonly arm: string | null;
  /** All buckets, in order. */
  readonly ranges: readonly OwnedBuckets[];
}

export type Check =
  | { readonly check: 'ENTITY_OVERRIDE'; readonly matched: boolean }
  | { readonly check: 'EVALUATION_STRATEGY'; readonly strategy: 'ALL_RULES' | 'DEFAULT_VARIATION' }
  /** `step` is the position of the step in force, null when nobody is in the launch at this time. */
  | { readonly check: 'LAUNCH'; readonly launch: string; readonly step: number | null; readonly endedTime?: number }
  | ({ readonly check: 'SEGMENT_OVERRIDE'; readonly split: SplitCheck | null } & SegmentCheck)
  | { readonly check: 'GROUP_WEIGHTS'; readonly split: SplitCheck }
  | {
      readonly check: 'EXPERIMENT';
      readonly experiment: string;
      readonly running: boolean;
      readonly endedTime?: number;
    }
  | ({ readonly check: 'EXPERIMENT_SEGMENT' } & SegmentCheck)
  | {
      readonly check: 'SAMPLING_RATE';
      readonly bucket: number;
      readonly samplingRate: number;
      readonly outside: number;
      readonly enrolled: boolean;
    }
  | { readonly check: 'TREATMENT_WEIGHTS'; readonly split: SplitCheck }
  | { readonly check: 'DEFAULT' };

/** Is told what the checks of the trials find, in the order in which they are asked; `Subject` is the one that is evaluated (subject.ts). */
export interface EvaluationTrace<Subject> {
  /** `position` is that of the step in force, -1 for none. */
  trial(trial: CompiledTrial, position: number): void;
  splitRule(rule: SplitRule, subject: Subject, matched: boolean): void;
}
