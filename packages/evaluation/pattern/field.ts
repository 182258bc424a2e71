// What is asked of one field, by the bits of the combinations that ask it. One look at a value tells all that it passes for.

import type { FieldCondition } from './combinations.ts';
import type { DocumentNode } from './document.ts';
import type { NameTree, PathNode } from './name-tree.ts';
import type { Test } from './operators.ts';
import type { Scalar } from './scalar.ts';

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
  readonly tests: { readonly test: Test; readonly bits: number }[];
}

export const newField = (names: NameTree, name: string): Field => {
  const path = names.add(name);
  const { slot } = path.at(-1) as PathNode;
  return { name, path, slot, askedBy: 0, allowsAbsent: 0, tests: [] };
};

export const addCondition = (field: Field, { tests, allowsAbsent, hasNumbers }: FieldCondition, bits: number): void => {
  field.askedBy |= bits;
  if (allowsAbsent) field.allowsAbsent |= bits;
  if (hasNumbers) (field.path.at(-1) as PathNode).asWritten = true;
  for (const test of tests) field.tests.push({ test, bits });
};

/** The combinations that a document's value at the slot of a field passes for, if there is one. Many values are tested once for all sets. */
export const passingCombinations = ({ slot, tests }: Field, document: DocumentNode): number => {
  const value = document.values[slot];
  let passing = 0;
  if (value instanceof Set) {
    for (const { test, bits } of tests)
      if (document.known?.get(test) ?? document.remember(test, +some(value, test))) passing |= bits;
  } else if (value !== undefined)
    for (const { test, bits } of tests) if (bits & ~passing && test(value)) passing |= bits;
  return passing;
};

const some = (values: Iterable<Scalar>, test: Test): boolean => {
  for (const value of values) if (test(value)) return true;
  return false;
};
