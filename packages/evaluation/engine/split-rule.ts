/** A split and who it is for: what a launch and an experiment are compiled to. */
import type { CompiledPattern } from '../pattern/pattern-set.ts';
import type { Allocation } from './allocation.ts';
import type { Digest } from './hash.ts';
import type { Arm } from './rules.ts';

/** A split of the entities among arms (groups or treatments): a key of its own for the buckets, and the owners of the buckets. */
export interface Split {
  readonly key: Digest;
  readonly allocation: Allocation;
  readonly arms: readonly Arm[];
}

/** The segment that a segment override or an experiment asks for. */
export interface Audience extends CompiledPattern {
  readonly name: string;
}

/** A split of those in an audience; without an audience, of everybody. */
export interface SplitRule {
  readonly audience: Audience | undefined;
  readonly split: Split;
}
