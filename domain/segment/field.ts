// What is asked of one field: lists of values and operators, each with its bits. One look at a value of a context tells
// the bits of all lists that it passes.

import { type OperatorName, operators, type Test } from './operators.ts';
import type { Patience } from './patience.ts';
import { type Place, valuesAt } from './place.ts';
import { comparable, type Scalar } from './scalar.ts';

export type Field = {
  /**
   * Its name behind the first name in that. In the order of these keys fields are in that of their names, but those that
   * begin alike are together: by name `p-q` is between `p` and `p.a`, but an array at `p` has nothing to do with it.
   */
  readonly key: string;
  readonly path: readonly string[];
  /** The places on the path. */
  readonly ways: readonly Way[];
  /** The bits of all lists. */
  asked: number;
  /** The bits of those that take the lack of any value. */
  absent: number;
  /** By `slotOf`. */
  readonly exact: (Exact | undefined)[];
  readonly tests: { readonly test: Test; readonly bits: number }[];
};

/** A place that patterns name: the places in it by name, and the number of the last field to which one comes over it. */
export class Way extends Map<string, Way> {
  last = 0;
}

/** A value, the bits of the lists that have it, and the next value of the same slot. */
type Exact = { readonly value: Scalar; bits: number; readonly next: Exact | undefined };

/** The field of that name, its path joined with dots, seen from the place `root`. */
export const newField = (name: string, root: Way): Field => {
  const path = name.split('.');
  let way = root;
  const ways = path.map((step) => {
    const inner = way.get(step) ?? new Way();
    way.set(step, inner);
    way = inner;
    return way;
  });
  return { key: `${path[0]}\0${name}`, path, ways, asked: 0, absent: 0, exact: new Array(SLOTS), tests: [] };
};

const SLOTS = 64;

/** Adds a list of a pattern. */
export const addList = (field: Field, list: Place, bits: number): void => {
  field.asked |= bits;
  for (const value of valuesAt(list)) {
    const known = exactOf(field, value);
    const slot = slotOf(value);
    if (known) known.bits |= bits;
    else field.exact[slot] = { value, bits, next: field.exact[slot] };
  }
  for (const { first } of list.arrays?.[0]?.objects ?? []) {
    const { name, value } = first as Place;
    if (name === 'exists' && value === 'false') field.absent |= bits;
    field.tests.push({ test: operators[name as OperatorName](valuesAt(first as Place)), bits });
  }
};

/** Sooner had of a string than its hash, and tells most strings apart. */
const slotOf = (scalar: Scalar): number =>
  (scalar.charCodeAt(1) + 7 * scalar.charCodeAt(scalar.length - 1)) & (SLOTS - 1);

/** The bits of the lists that one of the values at a place passes, or the lack of any. Of a million in an array most may well be the same. */
export const passedBits = (field: Field, { value, more }: Place, patience: Patience): number => {
  if (value === undefined) return field.absent;
  let bits = passedBy(field, value);
  if (more !== undefined) {
    patience.left -= more.length * (5 + field.tests.length);
    for (const scalar of new Set(more)) bits |= passedBy(field, scalar);
  }
  return bits;
};

const exactOf = ({ exact }: Field, scalar: Scalar): Exact | undefined => {
  let one = exact[slotOf(scalar)];
  while (one !== undefined && one.value !== scalar) one = one.next;
  return one;
};

const passedBy = (field: Field, scalar: Scalar): number => {
  const { tests } = field;
  let passed = exactOf(field, scalar)?.bits ?? 0;
  if (tests.length) {
    const value = comparable(scalar);
    for (const { test, bits } of tests) if (bits & ~passed && test(scalar, value)) passed |= bits;
  }
  return passed;
};
