// The conditions of all combinations arranged by field, so that a context is walked once, whatever their number.

import { addList, type Field, newField } from './field.ts';
import type { Condition } from './group.ts';
import { type Bits, type Row, rowOf } from './row.ts';

/** A condition, and its bit in its field: there are several of one name when one is full. */
type Asked = { readonly condition: Condition; readonly field: Field; readonly bit: number };

const FULL = 2 ** 30 - 1;

/** The same with its bit among all conditions, and the combinations that do without it, and without its field. */
type Check = Asked & { readonly own: Bits; readonly without: Bits; readonly spare: Bits };

/** What the pattern says about one place in the context. */
export type Step = {
  readonly here: readonly Check[];
  /** For each check here the combinations that do without it. */
  readonly without: Row;
  /** The steps to deeper places by name, numbered. */
  readonly next: ReadonlyMap<string, readonly [position: number, step: Step]>;
  /** For each of them the combinations that hold when nothing is there or deeper. */
  readonly missing: Row;
  /** All checks deeper than here, by field. */
  readonly below: readonly Check[];
};

export type Plan = { readonly root: Step; readonly all: Bits };

/** The plan of a list of combinations; the order of fields in the pattern does not matter to it. */
export const planOf = (combinations: readonly Condition[][]): Plan => {
  const all = (1n << BigInt(combinations.length)) - 1n;
  let field: Field | undefined;
  const asked = [...new Set(combinations.flat())].sort(byName).map((condition): Asked => {
    if (field?.name !== condition.name || field.asked === FULL) field = newField(condition.name);
    const bit = field.asked + 1;
    addList(field, condition.list, bit);
    return { condition, field, bit };
  });
  // Which fields array elements have matters only where some field may be missing.
  const unit = asked.some(isOptional) ? 1n : 0n;
  const checks = asked.map((one, i): Check => {
    const add = (bits: Bits, combination: readonly Condition[], k: number): Bits =>
      combination.includes(one.condition) ? bits : bits | (1n << BigInt(k));
    const without = combinations.reduce(add, 0n);
    return { ...one, own: unit << BigInt(i), without, spare: isOptional(one) ? all : without };
  });
  return { root: stepOf(checks, 0), all };
};

const byName = (a: Condition, b: Condition): number => (a.name < b.name ? -1 : +(a.name > b.name));

const isOptional = ({ field, bit }: Asked): boolean => (field.absent & bit) !== 0;

const stepOf = (checks: readonly Check[], depth: number): Step => {
  const here = checks.filter(({ field }) => field.path.length === depth);
  const below = checks.filter(({ field }) => field.path.length > depth);
  const next = new Map<string, [number, Step]>();
  const missing: Bits[] = [];
  for (const { field } of below) {
    const name = field.path[depth] as string;
    if (next.has(name)) continue;
    const ones = below.filter((other) => other.field.path[depth] === name);
    next.set(name, [next.size, stepOf(ones, depth + 1)]);
    missing.push(ones.reduce((bits, { spare }) => bits & spare, -1n));
  }
  return { here, without: rowOf(here.map(({ without }) => without)), next, missing: rowOf(missing), below };
};
