// Finds what the values of a field pass for, wherever in a part of a document they lie. Each answer is a set of
// combinations, and not 0 if there is any value at all.

import type { DocumentNode } from './document.ts';
import { type Field, passingCombinations } from './field.ts';
import type { PathNode } from './name-tree.ts';

/** Says that there is a value, beside the bits of the combinations that it passes for. */
const THERE = 1 << 30;

/** Of the values at the field's own slot, but for those in elements of arrays. */
export const passedAt = (field: Field, document: DocumentNode): number =>
  document.values[field.slot] === undefined ? 0 : passingCombinations(field, document) | THERE;

/**
 * Of all values in an element of an array to which the path of the field leads up to a position. Arrays nest a thousand deep, so this
 * calls nothing but itself.
 */
export const passedIn = (field: Field, element: DocumentNode, position: number): number => {
  const { elements, known } = element;
  if (elements === undefined) return passedAt(field, element);
  let passed = known?.get(field);
  if (passed !== undefined) return passed;
  passed = passedAt(field, element);
  for (let i = position; i < field.path.length; i++)
    for (const one of elements[(field.path[i] as PathNode).slot]?.nodes ?? []) passed |= passedIn(field, one, i);
  return element.remember(field, passed);
};

/** Of all values in a document from a position of the field's path on. */
export const passedFrom = (field: Field, document: DocumentNode, position: number): number => {
  let passed = position < field.path.length ? passedAt(field, document) : 0;
  for (let i = position; document.elements && i < field.path.length; i++) {
    const elements = document.elements[(field.path[i] as PathNode).slot];
    if (elements)
      passed |=
        elements.known?.get(field) ??
        elements.remember(
          field,
          elements.nodes.reduce((sum, one) => sum | passedIn(field, one, i), 0),
        );
  }
  return passed;
};
