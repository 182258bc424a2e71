// What is asked of one field, by the bits of the combinations that ask it. One look at a value tells all that it passes for.

import type { FieldCondition } from './combinations.ts';
import type { DocumentNode } from './document.ts';
import type { NameTree, PathNode } from './name-tree.ts';
import type { Test } from './operators.ts';
import { NumberText, type Scalar } from './scalar.ts';

export interface Field {
  readonly name: string;
  /** The nodes on its path, its own the last. */
  readonly path: readonly PathNode[];
  /** Where a document has its values. */
  readonly slot: number;
  /** The combinations that ask something of it. */
  askedBy: number;
  /** Those of them that take the lack of any value. */
  allowsAbsent: number;
  /** The combinations that a value passes for because it is one of those that lists name. */
  readonly listed: Map<Scalar, number>;
  /** Those that any other value passes for. */
  unlisted: number;
  readonly lists: BitTest[];
  /** What else is asked of a value. */
  readonly tests: BitTest[];
}

interface BitTest {
  readonly test: Test;
  readonly bits: number;
}

/** A value that no list names. */
const UNLISTED = new NumberText('');

export const newField = (names: NameTree, name: string): Field => {
  const path = names.add(name);
  const { slot } = path.at(-1) as PathNode;
  return { name, path, slot, askedBy: 0, allowsAbsent: 0, listed: new Map(), unlisted: 0, lists: [], tests: [] };
};

export const addCondition = (field: Field, { tests, allowsAbsent }: FieldCondition, bits: number): void => {
  const { listed, lists } = field;
  field.askedBy |= bits;
  if (allowsAbsent) field.allowsAbsent |= bits;
  for (const test of tests) {
    const { values } = test;
    (values ? lists : field.tests).push({ test, bits });
    for (const value of values ?? []) listed.set(value, 0);
  }
  for (const value of listed.keys()) listed.set(value, passing(lists, value, 0));
  field.unlisted = passing(lists, UNLISTED, 0);
};

/** The combinations that a document's value at the slot of a field passes for, or that its lack does. */
export const passingCombinations = (field: Field, document: DocumentNode): number => {
  const value = document.values[field.slot];
  if (value === undefined) return field.allowsAbsent;
  if (value instanceof Set) return passingAny(field, document, value);
  return passing(field.tests, value, passingLists(field, value));
};

const passingLists = ({ listed, unlisted }: Field, value: Scalar): number =>
  listed.size > 0 ? (listed.get(value) ?? unlisted) : unlisted;

const passing = (tests: readonly BitTest[], value: Scalar, already: number): number => {
  let bits = already;
  for (const one of tests) if (one.bits & ~bits && one.test(value)) bits |= one.bits;
  return bits;
};

/** Many values are tested once for all sets. */
const passingAny = (field: Field, document: DocumentNode, values: ReadonlySet<Scalar>): number => {
  const once = (about: object, find: () => number): number =>
    document.known?.get(about) ?? document.remember(about, find());
  let bits = once(field.listed, () => {
    let sum = 0;
    for (const value of values) sum |= passingLists(field, value);
    return sum;
  });
  for (const { test, bits: more } of field.tests)
    if (more & ~bits && once(test, () => +[...values].some(test))) bits |= more;
  return bits;
};
