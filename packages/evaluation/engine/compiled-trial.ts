/** What a launch and an experiment are compiled to: the same, so that one ladder asks both. */
import type { CompiledPattern } from '../pattern/pattern-set.ts';
import type { Allocation } from './allocation.ts';
import type { Digest } from './hash.ts';
import type { Outcome } from './outcome.ts';

/** A split of the entities among arms (groups or treatments): a key of its own for the buckets, and the owners of the buckets. */
export interface Split {
  readonly key: Digest;
  readonly allocation: Allocation;
}

/** A split of those in a segment; without a segment, of everybody. */
export interface SplitRule {
  /** The same for the same segment in every step of a launch. */
  readonly name: string;
  readonly segment: string | undefined;
  readonly pattern: CompiledPattern | undefined;
  /** Who takes part in an experiment: those whose bucket in this split has an owner. */
  readonly enrolment: Split | undefined;
  readonly split: Split;
}

export interface CompiledStep {
  readonly startTime: number;
  readonly splitRules: readonly SplitRule[];
}

export interface CompiledTrial {
  readonly steps: readonly CompiledStep[];
  /** By position of the arm; undefined for an arm of another feature. */
  readonly outcomes: readonly (Outcome | undefined)[];
}
