// What is asked of one field: lists of values and operators, each with its bits. One look at a value of a context tells
// the bits of all lists that it passes.

import { type OperatorName, operators, type Test } from './operators.ts';
import { type Place, valuesAt } from './place.ts';
import { comparable, type Scalar } from './scalar.ts';

export type Field = {
  readonly name: string;
  readonly path: readonly string[];
  /** The name of every place on the path, from the context to the field, with a dot at its end. */
  readonly places: readonly string[];
  /** The bits of all lists. */
  asked: number;
  /** The bits of those that take the lack of any value. */
  absent: number;
  /** By `slotOf`. */
  readonly exact: (Exact | undefined)[];
  readonly tests: { readonly test: Test; readonly bits: number }[];
};

/** A value, the bits of the lists that have it, and the next value of the same slot. */
type Exact = { readonly value: Scalar; bits: number; readonly next: Exact | undefined };

/** The field of that name: its path joined with dots. */
export const newField = (name: string): Field => {
  const path = name.split('.');
  return {
    name,
    path,
    places: ['', ...path.map((_, i) => `${path.slice(0, i + 1).join('.')}.`)],
    asked: 0,
    absent: 0,
    exact: new Array(SLOTS),
    tests: [],
  };
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
  for (const { first } of list.arrays?.[0]?.elements ?? []) {
    const { name, value } = first as Place;
    if (name === 'exists' && value === 'false') field.absent |= bits;
    field.tests.push({ test: operators[name as OperatorName](valuesAt(first as Place)), bits });
  }
};

/** Sooner had of a string than its hash, and tells most strings apart. */
const slotOf = (scalar: Scalar): number =>
  (scalar.charCodeAt(1) + 7 * scalar.charCodeAt(scalar.length - 1)) & (SLOTS - 1);

/** The bits of the lists that one of the values at a place passes, or the lack of any. Of a million in an array most may well be the same. */
export const passedBits = (field: Field, { value, more }: Place): number => {
  if (value === undefined) return field.absent;
  let bits = passedBy(field, value);
  if (more !== undefined) for (const scalar of new Set(more)) bits |= passedBy(field, scalar);
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
