// The combinations of the patterns that are asked of the same contexts, arranged by field: each field is looked up in a
// context once, and tells of all combinations at once whether they may still hold.

import type { Context } from './context.ts';
import { addList, type Field, newField, passedBits, Way } from './field.ts';
import type { Condition } from './group.ts';
import { PATIENCE, type Patience } from './patience.ts';
import { fieldOf, Place } from './place.ts';

/** As many combinations as a number has bits that are cheap. */
export const MOST = 30;

/** What a context says to a panel about the combinations that it has by then. */
export type Reading = Patience & {
  readonly context: Context;
  /** Those that nothing speaks against. */
  open: number;
  /** Those of them that depend on no array of objects or arrays. */
  sure: number;
};

export const newReading = (context: Context): Reading => ({ context, open: -1, sure: 0, left: PATIENCE });

/** Fields are in the order of their keys. */
export type Panel = { size: number; readonly fields: Field[]; readonly root: Way };

export const newPanel = (): Panel => ({ size: 0, fields: [], root: new Way() });

/** Adds the combinations of a pattern, and returns their bits, or 0 when there is no room for them. */
export const addCombinations = (panel: Panel, combinations: readonly Condition[][]): number => {
  const start = panel.size;
  if (start + combinations.length > MOST) return 0;
  const wanted = new Map<Condition, number>();
  for (const combination of combinations) {
    const bit = 1 << panel.size++;
    for (const condition of combination) wanted.set(condition, (wanted.get(condition) ?? 0) | bit);
  }
  for (const [{ name, list }, bits] of wanted) addList(fieldFor(panel, name, bits), list, bits);
  panel.fields.sort((a, b) => (a.key < b.key ? -1 : +(a.key > b.key)));
  for (const [i, { ways }] of panel.fields.entries()) for (const way of ways) way.last = i;
  return (1 << panel.size) - (1 << start);
};

/** The field of that name; another one where these combinations ask something of it already. */
const fieldFor = ({ fields, root }: Panel, name: string, bits: number): Field => {
  const field = newField(name, root);
  const there = fields.find(({ key, asked }) => key === field.key && !(asked & bits));
  if (!there) fields.push(field);
  return there ?? field;
};

/** Reads the context anew, for a panel. */
export const readPanel = ({ fields }: Panel, reading: Reading): Reading => {
  let open = -1;
  let unsure = 0;
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i] as Field;
    const place = placeOf(reading.context, field.path);
    if (place.arrays !== undefined) unsure |= field.asked;
    else open &= passedBits(field, place, reading) | ~field.asked;
  }
  reading.open = open;
  reading.sure = open & ~unsure;
  return reading;
};

const NOWHERE = new Place();

/** The place of a field, or that of the first array of objects or arrays on the way. */
const placeOf = (context: Context, path: readonly string[]): Place => {
  let place = context;
  for (let i = 0; i < path.length && place.arrays === undefined; i++) {
    place = fieldOf(place, path[i] as string) ?? NOWHERE;
  }
  return place;
};
