// The conditions of all combinations arranged by field, so that a context is walked once, whatever their number.

import type { Condition } from './group.ts';
import type { Test } from './operators.ts';

/**
 * A set of combinations or of conditions, one bit each. All sets of a plan are numbers where 30 bits do, else bigints,
 * which have the same operators.
 */
export type Bits = number;

/** A condition, its bit among conditions, the combinations that do without it, and those that do without its field. */
export type Check = { readonly fits: Test; readonly bit: Bits; readonly without: Bits; readonly spare: Bits };

/** What the pattern says about one place in the context. */
export type Step = {
  readonly name: string;
  readonly checks: Check[];
  readonly next: Step[];
  /** All conditions deeper than here, by field. */
  readonly below: Check[];
  /** The combinations that hold when nothing is here or deeper. */
  missing: Bits;
};

/** What is known while a context is walked. */
export type Finding = {
  /** The combinations that still hold. */
  holds: Bits;
  /** The conditions whose field is there, fitting or not. */
  found: Bits;
  /**
   * Whether `found` is of interest when nothing holds any more: when any condition may do without its field, it
   * matters which fields an array element has.
   */
  readonly whole: boolean;
};
export type Plan = { readonly root: Step; readonly start: Finding };

const MOST_IN_NUMBER = 30;

const newStep = (name: string, missing: Bits): Step => ({ name, checks: [], next: [], below: [], missing });

const nextOf = ({ next }: Step, name: string, all: Bits): Step => {
  if (!next.some((step) => step.name === name)) next.push(newStep(name, all));
  return next.find((step) => step.name === name) as Step;
};

/** The plan of a list of combinations; the order of fields in the pattern does not matter to it. */
export const planOf = (combinations: readonly Condition[][]): Plan => {
  const conditions = [...new Set(combinations.flat())].sort((a, b) => (a.field < b.field ? -1 : +(a.field > b.field)));
  const few = Math.max(conditions.length, combinations.length) <= MOST_IN_NUMBER;
  const bits = (few ? Number : BigInt) as (value: number) => Bits;
  const none = bits(0);
  const bitOf = (position: number): Bits => bits(1) << bits(position);
  const all = bitOf(combinations.length) - bits(1);

  const wanted = new Map<Condition, Bits>();
  combinations.forEach((combination, i) => {
    for (const condition of combination) wanted.set(condition, (wanted.get(condition) ?? none) | bitOf(i));
  });
  const root = newStep('', all);
  conditions.forEach(({ path, fits, optional }, i) => {
    const without = all ^ (wanted.get(conditions[i] as Condition) as Bits);
    const check: Check = { fits, bit: bitOf(i), without, spare: optional ? all : without };
    let step = root;
    for (const name of path) {
      step.below.push(check);
      step = nextOf(step, name, all);
      step.missing &= check.spare;
    }
    step.checks.push(check);
  });
  return { root, start: { holds: all, found: none, whole: conditions.some(({ optional }) => optional) } };
};
