/**
 * Decides who owns which of a split's 100,000 buckets, and how a change of weights hands buckets over.
 *
 * Why no step moves more entities than its weights force. Call nobody's share one of the shares. `reallocate` first lets every
 * owner keep as much as the new share allows, so only what an owner has too much of is released: R buckets. Owners
 * whose share grew need D buckets; they are served from the released ones first and from nobody's only then. Of the R released,
 * min(R, D) go straight to a new owner and R - min(R, D) to nobody; nobody gives D - min(R, D). Together max(R, D) buckets change
 * hands. The shares sum to 100,000 before and after, so nobody's grew by max(0, R - D), and the sum of all increases is
 * D + max(0, R - D) = max(R, D): exactly what moved, and no allocation can move less.
 *
 * An allocation depends on the allocation before it and on positions in the list of owners: names and key order have no part in it.
 */
import { BUCKETS } from './hash.ts';

export const NOBODY = -1;

/** Buckets `start` to `end - 1` belong to the owner at that position of the list, or to NOBODY. */
export interface BucketRange {
  readonly start: number;
  readonly end: number;
  readonly owner: number;
}

/** Ranges in ascending order that together cover every bucket. */
export type Allocation = readonly BucketRange[];

export const UNALLOCATED: Allocation = [{ start: 0, end: BUCKETS, owner: NOBODY }];

/** Hands buckets over until each owner has its share, in thousandths of a percent; past 100,000 in all, the last go short. */
export const reallocate = (current: Allocation, shares: readonly number[]): Allocation => {
  const missing = [...shares];
  const next: BucketRange[] = [];
  // Nobody misses anything: of nobody's ranges all is left.
  const give = (pool: BucketRange, owner: number): BucketRange => {
    const wanted = pool.start + (missing[owner] ?? 0);
    const end = Math.min(pool.end, wanted);
    missing[owner] = wanted - end;
    next.push({ ...pool, end, owner });
    return { ...pool, start: end };
  };

  const left = current.map((range) => give(range, range.owner));
  for (const isFree of [false, true])
    for (const pool of left)
      if ((pool.owner === NOBODY) === isFree)
        next.push({ ...shares.reduce((rest, _, owner) => give(rest, owner), pool), owner: NOBODY });
  return joined(next);
};

const joined = (ranges: readonly BucketRange[]): Allocation => {
  const done: { start: number; end: number; owner: number }[] = [];
  for (const { start, end, owner } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = done.at(-1);
    if (start === end) continue;
    if (last?.owner === owner) last.end = end;
    else done.push({ start, end, owner });
  }
  return done;
};

/** The owner of a bucket. */
export const ownerOf = (allocation: Allocation, bucket: number): number => {
  // Counted, as an iterator takes longer.
  for (let i = 0; i < allocation.length; i++) {
    const { end, owner } = allocation[i] as BucketRange;
    if (bucket < end) return owner;
  }
  return NOBODY;
};

/** How many buckets an owner has. */
export const shareOf = (allocation: Allocation, owner: number): number => {
  return allocation.filter((range) => range.owner === owner).reduce((sum, range) => sum + range.end - range.start, 0);
};
