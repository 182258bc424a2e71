// What is asked of one field, by the bits of the combinations that ask it. One look at a value tells all that it passes for.

import type { FieldCondition } from './combinations.ts';
import { type DocumentNode, remember } from './document.ts';
import type { NameTree, PathNode } from './name-tree.ts';
import { passes, type Test, type ValueList } from './operators.ts';
import { comparable, type Scalar } from './scalar.ts';

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
  readonly lists: { readonly list: ValueList; readonly bits: number }[];
  /** What else is asked of a value. */
  readonly tests: { readonly test: Test; readonly bits: number }[];
}

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
    if (!('values' in test)) field.tests.push({ test, bits });
    else {
      lists.push({ list: test, bits });
      if (test.isForOthers) field.unlisted |= bits;
      for (const value of test.values) listed.set(value, 0);
    }
  }
  for (const value of listed.keys())
    listed.set(
      value,
      lists.reduce((sum, { list, bits }) => (list.values.includes(value) === list.isForOthers ? sum : sum | bits), 0),
    );
};

/** The combinations that a value of a field passes for. */
export const passingScalar = (field: Field, value: Scalar): number => {
  const { tests, listed, unlisted } = field;
  // Most fields list nothing.
  let bits = (listed.size > 0 ? listed.get(value) : undefined) ?? unlisted;
  if (!tests.length) return bits;
  const number = comparable(value);
  for (let i = 0; i < tests.length; i++) {
    const one = tests[i] as Field['tests'][number];
    if (passes(one.test, value, number)) bits |= one.bits;
  }
  return bits;
};

/** The combinations that a document's value at the slot of a field passes for, or that its lack does. Many are asked once. */
export const passingCombinations = (field: Field, document: DocumentNode): number => {
  const value = document.values[field.slot];
  if (value === undefined) return field.allowsAbsent;
  if (!(value instanceof Set)) return passingScalar(field, value);
  return document.known?.get(field) ?? remember(document, field, passingAny(field, value));
};

const passingAny = (field: Field, values: ReadonlySet<Scalar>): number => {
  let bits = 0;
  for (const value of values) bits |= passingScalar(field, value);
  return bits;
};
