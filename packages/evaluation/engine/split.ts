/** The arm that a split gives an entity. */
import { type Allocation, ownerOf, reallocate, UNALLOCATED } from './allocation.ts';
import type { Split } from './compiled-trial.ts';
import type { Digest } from './hash.ts';
import type { Arm, Weights } from './rules.ts';
import { bucketIn, type Subject } from './subject.ts';

/** A split in which owners have these shares; `before` is its allocation until then. */
export const newSplit = (key: Digest, shares: readonly number[], before: Allocation = UNALLOCATED): Split => ({
  key,
  allocation: reallocate(before, shares),
});

/** The arm's position that the entity's bucket belongs to, or NOBODY. Where all buckets have one owner nobody asks which it is. */
export const armOf = ({ allocation, key }: Split, subject: Subject): number => {
  return ownerOf(allocation, allocation.length > 1 ? bucketIn(subject, key) : 0);
};

/** The weights by position of the arm; names like `constructor` are names too. */
export const sharesOf = (weights: Weights, arms: readonly Arm[]): readonly number[] => {
  return arms.map(({ name }) => (Object.hasOwn(weights, name) ? (weights[name] as number) : 0));
};
