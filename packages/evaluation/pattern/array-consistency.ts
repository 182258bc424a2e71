// Finds the combinations that hold in a document with arrays of objects or arrays. Arrays are consistent, as in AWS's
// matcher: fields choose in the order of their names, each an element that one of its values lies in, and no two fields
// choose different elements of one array. A document is a tree, so each array is decided by itself.

import type { DocumentNode, Elements } from './document.ts';
import type { PathNode } from './name-tree.ts';
import { passedAt, passedFrom, passedIn } from './passed-values.ts';
import type { Place } from './place.ts';

/** What is seen at a place: documents that have values below it, and for each of its own fields what the values there pass for. */
interface View {
  readonly documents: readonly DocumentNode[];
  readonly own: readonly number[];
}

/** The combinations that hold. */
export const matchingCombinations = (root: Place, document: DocumentNode): number =>
  holdInside(root, { documents: [document], own: [] }, -1);

/** The combinations of `bits` that hold at a place and below it when nothing is to be chosen at the place itself. */
const holdInside = (place: Place, { documents, own }: View, bits: number): number => {
  let holding = bits;
  for (const [i, { allowsAbsent, askedBy }] of place.own.entries()) holding &= (own[i] || allowsAbsent) | ~askedBy;
  for (const inner of place.inner)
    if (holding & inner.askedBy) holding &= holdBelow(inner, documents, holding) | ~inner.askedBy;
  return holding;
};

/** What an array is beside is seen with each of its elements, so what holds in it is remembered. */
const holdBelow = (place: Place, documents: readonly DocumentNode[], bits: number): number => {
  if (documents.length === 1) return holdAt(place, documents, bits);
  const seen = documents.filter((one) => isSeen(place, one, place.depth - 1));
  const [only] = seen;
  if (only === undefined || seen.length > 1) return holdAt(place, seen, bits);
  return bits & (only.known?.get(place) ?? only.remember(place, holdAt(place, seen, -1)));
};

const isSeen = ({ fields }: Place, document: DocumentNode, from: number): boolean =>
  fields.some((field) => passedFrom(field, document, from));

const holdAt = (place: Place, documents: readonly DocumentNode[], bits: number): number => {
  const own = place.own.map((field) => documents.reduce((passed, one) => passed | passedAt(field, one), 0));
  const arrays = documents.map(({ elements }) => elements?.[place.slot]).filter((elements) => elements !== undefined);
  if (arrays.length === 0) return holdInside(place, { documents, own }, bits);
  return holdAmong(place, { documents: documents.filter((one) => isSeen(place, one, place.depth)), own }, arrays, bits);
};

/** The same when one element of some arrays may be chosen; they count as one array. */
const holdAmong = (place: Place, view: View, arrays: readonly Elements[], bits: number): number => {
  const { free, choices } = choose(place, view, arrays, bits);
  let holding = free && holdInside(place, view, free);
  for (const [element, choosing] of choices) {
    const wanted = choosing & ~holding;
    if (!wanted) continue;
    const elements = element.elements?.[place.slot];
    const own = place.own.map((field, i) => (view.own[i] as number) | passedAt(field, element));
    holding |= elements
      ? holdAmong(place, { documents: view.documents, own }, [elements], wanted)
      : holdInside(place, { documents: [...view.documents, element], own }, wanted);
  }
  return holding;
};

/**
 * Has the fields choose, in the order of their names. A field needs no element if a value beside the arrays passes, or if it has no value
 * at all and may be absent; the first that needs one is the last that may choose. `free` are the combinations in which none
 * needs one; `choices` tells for each element the combinations that may choose it.
 */
const choose = (place: Place, { documents, own }: View, arrays: readonly Elements[], bits: number) => {
  const choices = new Map<DocumentNode, number>();
  let free = bits;
  for (const field of place.fields) {
    const asking = free & field.askedBy;
    if (!asking) continue;
    const here = own[place.own.indexOf(field)] ?? 0;
    const beside = documents.reduce((passed, one) => passed | passedFrom(field, one, place.depth), here);
    let there = beside;
    for (let i = place.depth - 1; i < field.path.length; i++)
      for (const elements of arrays)
        for (const element of elements.at((field.path[i] as PathNode).slot)) {
          const passed = passedIn(field, element, place.depth - 1);
          there |= passed;
          if (passed & asking) choices.set(element, (choices.get(element) ?? 0) | (passed & asking));
        }
    free &= (there ? beside : field.allowsAbsent) | ~field.askedBy;
  }
  return { free, choices };
};
