import fc from 'fast-check';
import {
  type Allocation,
  NOBODY,
  ownerOf,
  reallocate,
  shareOf,
  UNALLOCATED,
} from '../../../../packages/evaluation/engine/allocation.ts';
import { BUCKETS } from '../../../../packages/evaluation/engine/hash.ts';

/** Shares that sum to at most 100,000, by breaking the whole piece by piece; empty and full ones are common. */
const shares = (owners: number): fc.Arbitrary<number[]> => {
  const piece = fc.oneof(fc.integer({ min: 0, max: BUCKETS }), fc.constantFrom(0, 1, BUCKETS / 2, BUCKETS));
  const order = fc.shuffledSubarray([...Array(owners).keys()], { minLength: owners });
  return fc.tuple(fc.array(piece, { minLength: owners, maxLength: owners }), order).map(([pieces, turns]) => {
    let rest = BUCKETS;
    const broken = pieces.map((most) => {
      const share = Math.min(most, rest);
      rest -= share;
      return share;
    });
    return turns.map((turn) => broken[turn] ?? 0);
  });
};

const steps = fc
  .integer({ min: 1, max: 5 })
  .chain((owners) => fc.array(shares(owners), { minLength: 1, maxLength: 6 }));

const fold = (sequence: readonly (readonly number[])[]): Allocation[] => {
  const allocations = [UNALLOCATED];
  for (const next of sequence) allocations.push(reallocate(allocations.at(-1) as Allocation, next));
  return allocations;
};

/** The owner of each of the 100,000 buckets, asked one by one. */
const owners = (allocation: Allocation): Int8Array =>
  new Int8Array(BUCKETS).map((_, bucket) => ownerOf(allocation, bucket));

const counts = (owned: Int8Array, arms: number): number[] => {
  const counted = new Array<number>(arms + 1).fill(0);
  for (const owner of owned) {
    const at = owner === NOBODY ? arms : owner;
    counted[at] = (counted[at] ?? 0) + 1;
  }
  return counted;
};

const moved = (before: Int8Array, after: Int8Array): number =>
  before.reduce((sum, owner, bucket) => (owner === after[bucket] ? sum : sum + 1), 0);

describe('the allocation of a sequence of steps', () => {
  const runs = { seed: 7, numRuns: 60 };

  it('gives every owner exactly its share', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const allocations = fold(sequence).slice(1);
        sequence.forEach((wanted, step) => {
          const counted = counts(owners(allocations[step] as Allocation), wanted.length);
          expect(counted.slice(0, -1)).toEqual(wanted);
          expect(wanted.map((_, owner) => shareOf(allocations[step] as Allocation, owner))).toEqual(wanted);
        });
      }),
      runs,
    );
  });

  it('moves exactly the sum of the increases, nobody counted as a share', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        const owned = fold(sequence).map(owners);
        for (let step = 1; step < owned.length; step++) {
          const [before, after] = [owned[step - 1] as Int8Array, owned[step] as Int8Array];
          const arms = sequence[0]?.length ?? 0;
          const had = counts(before, arms);
          const increases = counts(after, arms).map((now, owner) => Math.max(0, now - (had[owner] ?? 0)));
          expect(moved(before, after)).toBe(increases.reduce((sum, increase) => sum + increase, 0));
        }
      }),
      runs,
    );
  });

  it('covers every bucket with spans in order, none of them empty', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        for (const allocation of fold(sequence)) {
          expect(allocation[0]?.start).toBe(0);
          expect(allocation.at(-1)?.end).toBe(BUCKETS);
          allocation.forEach((span, i) => {
            expect(span.start).toBeLessThan(span.end);
            if (i > 0) expect(allocation[i - 1]?.end).toBe(span.start);
          });
        }
      }),
      runs,
    );
  });

  it('gives the same buckets back when one share is raised and lowered again', () => {
    const [, before, , after] = fold([[10_000], [60_000], [10_000]]);
    expect(after).toEqual(before);
  });

  it('hands buckets from one owner to the other before it takes free ones', () => {
    const allocations = fold([
      [20_000, 0],
      [5_000, 30_000],
    ]);
    expect(allocations.at(-1)).toEqual([
      { start: 0, end: 5_000, owner: 0 },
      { start: 5_000, end: 35_000, owner: 1 },
      { start: 35_000, end: BUCKETS, owner: NOBODY },
    ]);
  });

  it('lets the last owners go short when the shares are over 100,000', () => {
    expect(reallocate(UNALLOCATED, [70_000, 70_000])).toEqual([
      { start: 0, end: 70_000, owner: 0 },
      { start: 70_000, end: BUCKETS, owner: 1 },
    ]);
  });
});
