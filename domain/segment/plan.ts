// The conditions of all combinations arranged by field, so that a context is walked once, whatever their number.
// Sets of combinations, and of conditions, are bits of a bigint; -1n is all of them.

import type { Condition } from './group.ts';

/** A condition, its bit among conditions, and the combinations that do without it. */
export type Check = Condition & { readonly bit: bigint; readonly without: bigint };

/** What the pattern says about one place in the context. */
export type Step = {
  /** The conditions on the value here. */
  readonly checks: Check[];
  /** The conditions on what lies deeper, by field. */
  readonly below: Check[];
  readonly next: Map<string, Step>;
  /** The combinations that hold when nothing lies deeper. */
  missing: bigint;
};
export type Plan = { readonly root: Step; readonly all: bigint };

const step = (): Step => ({ checks: [], below: [], next: new Map(), missing: -1n });

const stepTo = (from: Step, name: string): Step => {
  const to = from.next.get(name) ?? step();
  from.next.set(name, to);
  return to;
};

const add = (root: Step, check: Check): void => {
  let here = root;
  for (const name of check.field.split('.')) {
    here.below.push(check);
    if (!check.optional) here.missing &= check.without;
    here = stepTo(here, name);
  }
  here.checks.push(check);
};

/** The plan of a list of combinations; the order of fields in the pattern does not matter to it. */
export const planOf = (combinations: readonly Condition[][]): Plan => {
  const wanted = new Map<Condition, bigint>();
  for (const [i, combination] of combinations.entries()) {
    for (const condition of combination) wanted.set(condition, (wanted.get(condition) ?? 0n) | (1n << BigInt(i)));
  }
  const conditions = [...wanted.keys()].sort((a, b) => (a.field < b.field ? -1 : +(a.field > b.field)));
  const root = step();
  for (const [i, condition] of conditions.entries()) {
    add(root, { ...condition, bit: 1n << BigInt(i), without: ~(wanted.get(condition) ?? 0n) });
  }
  return { root, all: (1n << BigInt(combinations.length)) - 1n };
};
