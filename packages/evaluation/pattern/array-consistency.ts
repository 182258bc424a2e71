// Finds the combinations that hold in a document with arrays of objects or arrays. Arrays are consistent, as in AWS's
// matcher: fields choose in the order of their names, each an element that one of its values lies in, and no two fields
// choose different elements of one array. A document is a tree, so each array is decided by itself.

import { type DocumentNode, type Elements, remember } from './document.ts';
import type { PathNode } from './name-tree.ts';
import { passedAt, passedFrom } from './passed-values.ts';
import type { Place } from './place.ts';

/** What is seen at a place: the document, and the elements of its arrays that have been chosen on the way. */
type Documents = readonly DocumentNode[];

/** Asks each document, and returns what any of them passes for. */
const passedInAny = (documents: Documents, ask: (document: DocumentNode) => number): number =>
  documents.reduce((passed, one) => passed | ask(one), 0);

/** The combinations of `bits` that hold at a place and below it when nothing is to be chosen at the place itself. */
export const holdInside = (place: Place, documents: Documents, bits: number): number => {
  let holding = bits;
  for (const field of place.own) {
    const passed = passedInAny(documents, (one) => passedAt(field, one));
    holding &= (passed || field.absent) | ~field.bits;
  }
  for (const inner of place.inner) if (holding & inner.bits) holding = holdBelow(inner, documents, holding);
  return holding;
};

/** What an array is beside is seen with each of its elements, so what holds in it is remembered. */
const holdBelow = (place: Place, documents: Documents, bits: number): number => {
  if (documents.length === 1) return holdAt(place, documents, bits);
  const seen = documents.filter((one) => place.fields.some((field) => passedFrom(field, one, place.depth - 1)));
  const [only, second] = seen;
  if (!only || second) return holdAt(place, seen, bits);
  return bits & (only.known?.get(place) ?? remember(only, place, holdAt(place, seen, -1)));
};

const holdAt = (place: Place, documents: Documents, bits: number): number => {
  const arrays = documents.flatMap(({ arrays }) => arrays?.[place.slot] ?? []);
  return arrays.length === 0 ? holdInside(place, documents, bits) : holdAmong(place, documents, arrays, bits);
};

/** The same when one element of some arrays may be chosen; they count as one array. */
const holdAmong = (place: Place, documents: Documents, arrays: readonly Elements[], bits: number): number => {
  const { free, choices } = choose(place, documents, arrays, bits);
  let holding = free && holdInside(place, documents, free);
  for (const [element, choosing] of choices) {
    const wanted = choosing & ~holding;
    if (!wanted) continue;
    const inside = element.arrays?.[place.slot];
    const seen = [...documents, element];
    holding |= inside ? holdAmong(place, seen, [inside], wanted) : holdInside(place, seen, wanted);
  }
  return holding;
};

/**
 * Has the fields choose, in the order of their names. A field needs no element if a value beside the arrays passes, or if it has no value
 * at all and may be absent; the first that needs one is the last that may choose. `free` are the combinations in which none
 * needs one; `choices` tells for each element the combinations that may choose it.
 */
const choose = (place: Place, documents: Documents, arrays: readonly Elements[], bits: number) => {
  const choices = new Map<DocumentNode, number>();
  let free = bits;
  for (const field of place.fields) {
    const asking = free & field.bits;
    if (!asking) continue;
    const beside = passedInAny(documents, (one) => passedFrom(field, one, place.depth));
    let there = beside;
    for (let i = place.depth - 1; i < field.path.length; i++)
      for (const elements of arrays)
        for (const element of elements.at[(field.path[i] as PathNode).slot] ?? []) {
          const passed = passedFrom(field, element, place.depth - 1);
          there |= passed;
          // Nothing is 0 among bits.
          if (passed & asking) choices.set(element, (choices.get(element) as number) | (passed & asking));
        }
    free &= (there ? beside : field.absent) | ~field.bits;
  }
  return { free, choices };
};
