// Finds what the values of a field pass for, wherever in a part of a document they lie. Each answer is a set of
// combinations, and not 0 if there is any value at all.

import { type DocumentNode, remember } from './document.ts';
import { type Field, passingScalar } from './field.ts';
import type { PathNode } from './name-tree.ts';

/** Says that there is a value, beside the bits of the combinations that it passes for. */
const THERE = 1 << 30;

/**
 * The combinations that a document's values at the slot of a field pass for, but for those in elements of arrays; 0 only where there is
 * none. Many are asked once.
 */
export const passedAt = (field: Field, document: DocumentNode): number => {
  const value = document.values[field.slot];
  if (value === undefined) return 0;
  if (!(value instanceof Set)) return passingScalar(field, value) | THERE;
  return (
    document.known?.get(field) ??
    remember(
      document,
      field,
      [...value].reduce((bits: number, one) => bits | passingScalar(field, one), THERE),
    )
  );
};

/**
 * Of all values, with those in arrays to which the field's path leads from a position on. Arrays nest a thousand deep, so this calls
 * nothing but itself.
 */
export const passedFrom = (field: Field, document: DocumentNode, position: number): number => {
  let passed = passedAt(field, document);
  if (document.arrays)
    for (let i = position; i < field.path.length; i++) {
      const array = document.arrays[(field.path[i] as PathNode).slot];
      if (!array) continue;
      let inside = array.known?.get(field);
      if (inside === undefined) {
        inside = 0;
        for (const element of array.nodes) inside |= passedFrom(field, element, i);
        remember(array, field, inside);
      }
      passed |= inside;
    }
  return passed;
};
