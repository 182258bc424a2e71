// What a context holds, arranged by the names that a pattern uses.

import type { Scalar } from './scalar.ts';

/**
 * One place in a context, and all that is there. Several values under one name (an array, arrays in arrays, a name
 * given twice) are together here; objects under one name outside an array are one object.
 */
export type Place = {
  values?: Scalar[] | undefined;
  /** The objects among the elements of an array. */
  elements?: Place[] | undefined;
  fields?: Map<string, Place> | undefined;
  /** Whether a name among the fields has a dot that `fieldOf` has yet to resolve. */
  dotted: boolean;
};

// Nearly every place has one of the three only, and a context may have 100,000 places.
export const newPlace = (): Place => ({ values: undefined, elements: undefined, fields: undefined, dotted: false });

export const addValue = (place: Place, value: Scalar): void => {
  place.values ??= [];
  place.values.push(value);
};

export const addElement = (place: Place, element: Place): void => {
  place.elements ??= [];
  place.elements.push(element);
};

const put = (object: Place, name: string, place: Place): Place => {
  object.fields ??= new Map();
  object.fields.set(name, place);
  object.dotted ||= name.includes('.');
  return place;
};

/** The place of a field to be filled; what is there already stays. */
export const openField = (object: Place, name: string): Place =>
  object.fields?.get(name) ?? put(object, name, newPlace());

const graft = (object: Place, name: string, place: Place): void => {
  const work: [Place, string, Place][] = [[object, name, place]];
  for (const [to, key, from] of work) {
    const there = to.fields?.get(key);
    if (!there) {
      put(to, key, from);
      continue;
    }
    for (const value of from.values ?? []) addValue(there, value);
    for (const element of from.elements ?? []) addElement(there, element);
    for (const [name, field] of from.fields ?? []) work.push([there, name, field]);
  }
};

/** `{"a.b": x}` becomes `{"a": {"b": x}}`, one dot at a time, so that names no pattern asks for cost nothing. */
const resolveDots = (object: Place): void => {
  object.dotted = false;
  for (const [name, place] of [...(object.fields ?? [])]) {
    const dot = name.indexOf('.');
    if (dot < 0) continue;
    object.fields?.delete(name);
    graft(openField(object, name.slice(0, dot)), name.slice(dot + 1), place);
  }
};

export const fieldOf = (object: Place, name: string): Place | undefined => {
  if (object.dotted) resolveDots(object);
  return object.fields?.get(name);
};
