/**
 * The shares of a feature's traffic: which part of all entities each check of the ladder serves what, and which part
 * moves when the rules or the time change. They follow from the ranges of the buckets, not from a sample.
 *
 * The splits of an evaluation have keys of their own, so their buckets are independent and shares multiply. The same
 * split asked twice, before and after, has the same bucket: there the ranges are cut with each other.
 */
import { type Allocation, NOBODY } from './allocation.ts';
import type { CompiledFeature } from './compile.ts';
import { audiencesOf, type Decision, firstDecision, type Question, type Segments } from './decision.ts';
import { BUCKETS } from './hash.ts';
import type { Outcome } from './outcome.ts';

/** Entities that are served the same by the same check; `share` is a whole number of 100,000. */
export interface TrafficShare {
  readonly outcome: Outcome;
  readonly share: number;
}

/** Entities without an override that are in these segments of the rules, and in no other of theirs. */
export interface AudienceTraffic {
  readonly segments: Segments;
  /** They add up to 100,000. */
  readonly shares: readonly TrafficShare[];
}

/** Entities that were served `before` and are served `after`; `share` is a whole number of 100,000. */
export interface Move {
  readonly before: Outcome;
  readonly after: Outcome;
  readonly share: number;
}

export interface AudienceMoves {
  readonly segments: Segments;
  /** Those who keep their variation too; they add up to 100,000. */
  readonly moves: readonly Move[];
}

/** The rules in force at a moment, in milliseconds since the epoch. */
export interface MomentOfRules {
  readonly feature: CompiledFeature;
  readonly time: number;
}

/**
 * The shares of each audience that the rules tell apart at a moment. A share of one split is exactly the number of its
 * buckets. A product of several is rounded so that all add up to 100,000, and what anybody is served is never 0.
 */
export const trafficAt = ({ feature, time }: MomentOfRules): AudienceTraffic[] =>
  audiencesOf(feature, time).map((segments) => {
    const leaves = new Leaves();
    walk([firstDecision(feature, segments, time)], leaves);
    return { segments, shares: leaves.rounded().map(({ outcomes: [outcome], share }) => ({ outcome, share })) };
  });

/** What changes from one moment to another, for each audience that the rules of either tell apart. */
export const movesBetween = (before: MomentOfRules, after: MomentOfRules): AudienceMoves[] => {
  const both = [...audiencesOf(before.feature, before.time), ...audiencesOf(after.feature, after.time)];
  const audiences = new Map(both.map((segments) => [JSON.stringify(segments.toSorted()), segments]));
  return [...audiences.values()].map((segments) => {
    const leaves = new Leaves();
    walk(
      [before, after].map(({ feature, time }) => firstDecision(feature, segments, time)),
      leaves,
    );
    const moves = leaves
      .rounded()
      .map(({ outcomes: [from, to = from], share }) => ({ before: from, after: to, share }));
    return { segments, moves };
  });
};

type Outcomes = readonly [Outcome, Outcome?];

/** What is known of an entity's buckets: the ranges that they are in, by the key of the split. */
type Known = ReadonlyMap<string, Allocation>;

const anywhere: Allocation = [{ start: 0, end: BUCKETS, owner: NOBODY }];

/** Follows all decisions for the same entities. `weight` is their number of 100,000, which may be a fraction. */
const walk = (decisions: readonly Decision[], leaves: Leaves, known: Known = new Map(), weight = BUCKETS): void => {
  const index = decisions.findIndex((decision) => 'key' in decision);
  if (index < 0) {
    leaves.add(decisions.map((decision) => (decision as { outcome: Outcome }).outcome) as unknown as Outcomes, weight);
    return;
  }
  const { key, allocation, follow } = decisions[index] as Question;
  const within = known.get(key) ?? anywhere;
  for (const owner of new Set(allocation.map((range) => range.owner))) {
    const ranges = cut(within, allocation, owner);
    const size = sizeOf(ranges);
    if (size > 0)
      walk(
        decisions.with(index, follow(owner)),
        leaves,
        new Map(known).set(key, ranges),
        (weight * size) / sizeOf(within),
      );
  }
};

/** The parts of `within` that belong to an owner. */
const cut = (within: Allocation, allocation: Allocation, owner: number): Allocation =>
  within.flatMap((one) =>
    allocation.flatMap((other) => {
      const [start, end] = [Math.max(one.start, other.start), Math.min(one.end, other.end)];
      return other.owner === owner && start < end ? [{ start, end, owner: NOBODY }] : [];
    }),
  );

const sizeOf = (ranges: Allocation): number => ranges.reduce((sum, { start, end }) => sum + end - start, 0);

/** Weights by what is served, in the order in which the ladder asks. */
class Leaves {
  readonly #weights: { readonly outcomes: Outcomes; weight: number }[] = [];

  add(outcomes: Outcomes, weight: number): void {
    const known = this.#weights.find((one) => one.outcomes.every((outcome, index) => outcome === outcomes[index]));
    if (known) known.weight += weight;
    else this.#weights.push({ outcomes, weight });
  }

  /** Whole numbers that add up to 100,000, by the largest remainders; at least 1 each. */
  rounded(): { readonly outcomes: Outcomes; readonly share: number }[] {
    const shares = this.#weights.map(({ weight }) => Math.max(1, Math.floor(weight)));
    const remainders = this.#weights.map(({ weight }, index) => ({ index, remainder: weight - (shares[index] ?? 0) }));
    const order = remainders.sort((a, b) => b.remainder - a.remainder);
    let missing = BUCKETS - shares.reduce((sum, share) => sum + share, 0);
    for (const { index } of order) if (missing > 0) [shares[index], missing] = [(shares[index] ?? 0) + 1, missing - 1];
    // Where shares were raised to 1, the largest has room for it.
    const largest = shares.indexOf(Math.max(...shares));
    shares[largest] = (shares[largest] ?? 0) + missing;
    return this.#weights.map(({ outcomes }, index) => ({ outcomes, share: shares[index] ?? 0 }));
  }
}
