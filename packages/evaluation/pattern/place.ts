// The fields of a pattern set by the places that they are at or below.

import type { Field } from './field.ts';

/** A place that names lead to. */
export interface Place {
  readonly slot: number;
  /** How many names lead here. */
  readonly depth: number;
  readonly inner: Place[];
  /** The fields at this very place. */
  readonly own: Field[];
  /** These and all below, in the order of their names. */
  readonly fields: Field[];
  /** The combinations that ask something of them. */
  bits: number;
}

const newPlace = (slot: number, depth: number): Place => ({ slot, depth, inner: [], own: [], fields: [], bits: 0 });

/** The place that all others are in, for fields in the order of their names. */
export const placesOf = (fields: readonly Field[]): Place => {
  const all: Place[] = [];
  const root = newPlace(-1, 0);
  for (const field of fields) {
    let outer = root;
    for (const { slot } of field.path) {
      let place = all[slot];
      if (!place) {
        place = newPlace(slot, outer.depth + 1);
        all[slot] = place;
        outer.inner.push(place);
      }
      place.fields.push(field);
      place.bits |= field.bits;
      outer = place;
    }
    outer.own.push(field);
  }
  return root;
};
