// The conditions of all combinations arranged by field, so that a context is walked once, whatever their number.
// Sets of combinations, and of conditions, are bits of a bigint; -1n is all of them.

import type { Condition } from './group.ts';

/** A condition, its bit among conditions, and the combinations that do without it. */
export type Check = Condition & { readonly bit: bigint; readonly without: bigint };

/** What the pattern says about one place in the context. */
export type Step = {
  readonly checks: Check[];
  readonly next: Map<string, Step>;
  /** All conditions deeper than here, by field. */
  readonly below: Check[];
  /** The combinations that hold when nothing is deeper than here. */
  missingBelow: bigint;
  /** The combinations that hold when nothing is here or deeper. */
  missing: bigint;
};
export type Plan = {
  readonly root: Step;
  readonly all: bigint;
  /** Whether any condition may do without its field: only then it matters which fields an array element has. */
  readonly optional: boolean;
};

const newStep = (): Step => ({ checks: [], next: new Map(), below: [], missingBelow: -1n, missing: -1n });

const add = (root: Step, check: Check): void => {
  const kept = check.optional ? -1n : check.without;
  let step = root;
  for (const name of check.field.split('.')) {
    step.below.push(check);
    step.missingBelow &= kept;
    const next = step.next.get(name) ?? newStep();
    step.next.set(name, next);
    step = next;
    step.missing &= kept;
  }
  step.checks.push(check);
};

/** The plan of a list of combinations; the order of fields in the pattern does not matter to it. */
export const planOf = (combinations: readonly Condition[][]): Plan => {
  const wanted = new Map<Condition, bigint>();
  for (const [i, combination] of combinations.entries()) {
    for (const condition of combination) wanted.set(condition, (wanted.get(condition) ?? 0n) | (1n << BigInt(i)));
  }
  const conditions = [...wanted].sort(([a], [b]) => (a.field < b.field ? -1 : +(a.field > b.field)));
  const root = newStep();
  for (const [i, [condition, bits]] of conditions.entries()) {
    add(root, { ...condition, bit: 1n << BigInt(i), without: ~bits });
  }
  const optional = conditions.some(([condition]) => condition.optional);
  return { root, all: (1n << BigInt(combinations.length)) - 1n, optional };
};
