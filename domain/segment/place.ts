// What a context holds, arranged by the names that a pattern uses.

import type { Scalar } from './scalar.ts';

/**
 * One place in a context, and all that is there. Several values under one name (an array, arrays in arrays, a name
 * given twice) are together here; objects under one name outside an array are one object. Nearly every place has one
 * of the members only.
 */
export type Place = {
  values?: Scalar[];
  /** The objects among the elements of an array. */
  elements?: Place[];
  fields?: Map<string, Place>;
  /** Fields with a dot in the name, until somebody asks: `{"a.b": x}` means `{"a": {"b": x}}`. */
  dotted?: [name: string, place: Place][];
};

export const addValue = (place: Place, value: Scalar): void => {
  place.values ??= [];
  place.values.push(value);
};

export const addElement = (place: Place, element: Place): void => {
  place.elements ??= [];
  place.elements.push(element);
};

const addField = (object: Place, name: string, place: Place): void => {
  if (name.includes('.')) {
    object.dotted ??= [];
    object.dotted.push([name, place]);
  } else {
    object.fields ??= new Map();
    object.fields.set(name, place);
  }
};

/** The place of a field to be filled; what is there already stays. */
export const openField = (object: Place, name: string): Place => {
  const there = object.fields?.get(name) ?? {};
  addField(object, name, there);
  return there;
};

/** Adds a field, together with what is there already. Without recursion: two branches may share any depth. */
const join = (object: Place, name: string, place: Place): void => {
  const work: [Place, string, Place][] = [[object, name, place]];
  for (const [to, key, from] of work) {
    const there = to.fields?.get(key);
    if (!there) {
      addField(to, key, from);
      continue;
    }
    for (const value of from.values ?? []) addValue(there, value);
    for (const element of from.elements ?? []) addElement(there, element);
    for (const [field, deeper] of [...(from.fields ?? []), ...(from.dotted ?? [])]) work.push([there, field, deeper]);
  }
};

/** The place of a field. Dots are resolved one at a time here, so that names no pattern asks for cost nothing. */
export const fieldOf = (object: Place, name: string): Place | undefined => {
  const { dotted } = object;
  if (dotted) {
    delete object.dotted;
    for (const [path, place] of dotted) {
      const dot = path.indexOf('.');
      join(openField(object, path.slice(0, dot)), path.slice(dot + 1), place);
    }
  }
  return object.fields?.get(name);
};
