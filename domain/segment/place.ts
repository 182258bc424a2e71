// What a context holds, arranged by the names that a pattern uses.

import type { Scalar } from './scalar.ts';

/** Objects with more fields than this have an index of them. */
const FEW = 8;

/**
 * One place in a context, and all that is there. Several values under one name (an array, a name given twice) are
 * together here, and objects under one name outside an array are one object; arrays of more than values stay apart. Nearly
 * every place has one value, one array or fields only, and nearly every object few fields: a list of them is smaller and
 * sooner made than a map.
 */
export class Place {
  readonly name: string;
  value: Scalar | undefined;
  /** The values after the first. */
  more: Scalar[] | undefined;
  /** The arrays that have objects or arrays in them. */
  arrays: List[] | undefined;
  /** The newest field; the others follow by `next`. */
  first: Place | undefined;
  next: Place | undefined;
  size = 0;
  index: Map<string, Place> | undefined;

  constructor(name = '') {
    this.name = name;
  }
}

/**
 * The objects and the arrays among the elements of an array, and the objects by the names of their fields once that has been
 * asked for.
 */
export type List = { objects: Place[]; arrays: Place[]; byName?: Map<string | undefined, Place[]> };

/** Of an array the arrays, and the objects that have a field of that name, or all when they are few. */
export const elementsWith = (list: List, name: string | undefined): readonly Place[] => {
  const { objects, arrays } = list;
  if (objects.length > FEW) list.byName ??= byNameOf(objects);
  return [...arrays, ...(list.byName ? (list.byName.get(name) ?? []) : objects)];
};

const byNameOf = (objects: readonly Place[]): Map<string | undefined, Place[]> => {
  const byName = new Map<string, Place[]>();
  for (const object of objects) {
    for (let { first: field } = object; field; field = field.next) {
      byName.set(field.name, append(byName.get(field.name), object));
    }
  }
  return byName;
};

/** A list with one more item. A list of one takes no more room than it needs. */
export const append = <T>(list: T[] | undefined, item: T): T[] => {
  if (!list) return [item];
  list.push(item);
  return list;
};

export const addValue = (place: Place, value: Scalar): void => {
  if (place.value) place.more = append(place.more, value);
  else place.value = value;
};

/** All values at a place. */
export const valuesAt = ({ value, more = [] }: Place): Scalar[] => (value ? [value, ...more] : []);

/**
 * The place of a field. Here and wherever else an evaluation passes, what may be missing is compared with `undefined`: whether it
 * is true costs JavaScript seven comparisons.
 */
export const fieldOf = (object: Place, name: string): Place | undefined => {
  if (object.index !== undefined) return object.index.get(name);
  let place = object.first;
  while (place !== undefined && place.name !== name) place = place.next;
  return place;
};

/** Adds a field, whatever is there. */
export const addField = (object: Place, name: string): Place => {
  const place = new Place(name);
  place.next = object.first;
  object.first = place;
  object.index?.set(name, place);
  if (object.size++ === FEW) {
    object.index = new Map();
    for (let field: Place | undefined = place; field; field = field.next) object.index.set(field.name, field);
  }
  return place;
};

const open = (object: Place, name: string): Place => fieldOf(object, name) ?? addField(object, name);

/** The place of a field to be filled; what is there already stays. `{"a.b": x}` means `{"a": {"b": x}}`. */
export const openField = (object: Place, name: string): Place =>
  name.includes('.') ? name.split('.').reduce(open, object) : open(object, name);
