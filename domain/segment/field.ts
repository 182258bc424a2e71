// What is asked of one field: lists of values and operators, each with its bits. One look at a value of a context tells
// the bits of all lists that it passes.

import { type OperatorName, operators, type Test } from './operators.ts';
import { type Place, valuesAt } from './place.ts';
import { comparable, type Scalar } from './scalar.ts';

export type Field = {
  readonly name: string;
  readonly path: readonly string[];
  /** The bits of all lists. */
  asked: number;
  /** The bits of those that take the lack of any value. */
  absent: number;
  /** By `slotOf`: values, and the bits of the lists that have them. */
  readonly exact: ({ readonly value: Scalar; bits: number }[] | undefined)[];
  readonly tests: { readonly test: Test; readonly bits: number }[];
};

/** The field of that name: its path joined with dots. */
export const newField = (name: string): Field => ({
  name,
  path: name.split('.'),
  asked: 0,
  absent: 0,
  exact: new Array(SLOTS),
  tests: [],
});

const SLOTS = 64;

/** Adds a list of a pattern. */
export const addList = (field: Field, list: Place, bits: number): void => {
  field.asked |= bits;
  for (const value of valuesAt(list)) {
    const slot = slotOf(value);
    const others = (field.exact[slot] ?? []).filter((one) => one.value !== value);
    field.exact[slot] = [...others, { value, bits: bits | equalBits(field, value) }];
  }
  for (const { first } of list.elements ?? []) {
    const { name, value } = first as Place;
    if (name === 'exists' && value === 'false') field.absent |= bits;
    field.tests.push({ test: operators[name as OperatorName](valuesAt(first as Place)), bits });
  }
};

/** Sooner had of a string than its hash, and tells most strings apart. */
const slotOf = (scalar: Scalar): number =>
  (scalar.charCodeAt(1) + 7 * scalar.charCodeAt(scalar.length - 1)) & (SLOTS - 1);

/** The bits of the lists that one of the values at a place passes, or the lack of any. */
export const passedBits = (field: Field, { value, more }: Pick<Place, 'value' | 'more'>): number => {
  if (!value) return field.absent;
  let bits = passedBy(field, value);
  if (more) for (const scalar of more) bits |= passedBy(field, scalar);
  return bits;
};

/** By position, as iterating costs more than comparing the one or two that are there. */
const equalBits = ({ exact }: Field, scalar: Scalar): number => {
  const slot = exact[slotOf(scalar)] ?? [];
  for (let i = 0; i < slot.length; i++) if (slot[i]?.value === scalar) return slot[i]?.bits ?? 0;
  return 0;
};

const passedBy = (field: Field, scalar: Scalar): number => {
  const { tests } = field;
  let passed = equalBits(field, scalar);
  if (tests.length) {
    const value = comparable(scalar);
    for (const { test, bits } of tests) if (bits & ~passed && test(scalar, value)) passed |= bits;
  }
  return passed;
};
