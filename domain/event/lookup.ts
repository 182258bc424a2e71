// Values in the data of an event, found by dotted paths.

import type { Context } from '../segment/context.ts';
import { fieldOf, type Place } from '../segment/place.ts';
import { isNumber, isText, type Scalar } from '../segment/scalar.ts';

/** The one scalar at a dotted path like `details.pageLoadTime`; undefined when there is none, or more than one. */
export const scalarAt = (data: Context, path: string): Scalar | undefined => {
  const place = placeAt(data, path);
  return place?.more ? undefined : place?.value;
};

/** Whether anything is at a dotted path. */
export const isAt = (data: Context, path: string): boolean => placeAt(data, path) !== undefined;

const placeAt = (data: Context, path: string): Place | undefined => {
  let place: Place | undefined = data;
  for (const name of path.split('.')) place = place && fieldOf(place, name);
  return place;
};

/** The text of a number as it is written, undefined for anything else. */
export const numberText = (scalar: Scalar | undefined): string | undefined =>
  scalar !== undefined && isNumber(scalar) ? scalar : undefined;

/** An entity's id: a string, or a number as it is written. */
export const entityIdText = (scalar: Scalar | undefined): string | undefined => {
  if (scalar === undefined) return undefined;
  return isText(scalar) ? scalar.slice(1) : numberText(scalar);
};
