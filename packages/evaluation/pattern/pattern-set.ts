// The combinations of the patterns that are asked of the same documents, arranged by field: each field is looked up in a
// document once, and tells of all combinations at once whether they may still hold. A set of combinations is a number, in which
// the bit of each is its place in the pattern set.

import { holdInside } from './array-consistency.ts';
import { byName, type FieldCondition } from './combinations.ts';
import type { DocumentNode } from './document.ts';
import { type Field, newField } from './field.ts';
import { NameTree } from './name-tree.ts';
import { addList } from './operators.ts';
import { passedAt } from './passed-values.ts';
import { type Place, placesOf } from './place.ts';

/** As many as a number has bits that are cheap, but for one (passed-values.ts). */
const MAX_COMBINATIONS_PER_SET = 30;

/** A number has bits for the slots up to this one. */
const MAX_DIRECT_SLOT = 31;

export interface PatternSet {
  readonly names: NameTree;
  size: number;
  /** In the order of their names. */
  readonly fields: Field[];
  /** The field of a slot. */
  readonly fieldAt: (Field | undefined)[];
  /** Whether a slot has one field, and all have a bit: then plain objects are asked directly (read-object.ts). */
  isDirect: boolean;
  /** The slots that the last plain object had no value in, as bits, and the combinations that may hold then. */
  missing: number | undefined;
  without: number;
  /** Made when the first array of objects is met. */
  place: Place | undefined;
  /** Those that have been added, by their texts. */
  readonly patterns: Map<string, CompiledPattern>;
}

/** Combinations: their set, and their bits in it; 0 when there are none. */
export interface PatternChunk {
  readonly set: PatternSet;
  readonly bits: number;
  /** Those that the set has no room for. */
  readonly rest: PatternChunk | undefined;
}

export interface CompiledPattern extends PatternChunk {
  readonly pattern: string;
}

export const newPatternSet = (names = new NameTree()): PatternSet => ({
  names,
  size: 0,
  fields: [],
  fieldAt: [],
  isDirect: true,
  missing: undefined,
  without: -1,
  place: undefined,
  patterns: new Map(),
});

/** Adds combinations, and has sets of their own for those that there is no room for. */
export const addCombinations = (set: PatternSet, combinations: readonly FieldCondition[][]): PatternChunk => {
  const start = set.size;
  const room = MAX_COMBINATIONS_PER_SET - start;
  const bitsOf = new Map<FieldCondition, number>();
  for (const combination of combinations.slice(0, room)) {
    // Nothing is 0 among bits.
    for (const condition of combination) bitsOf.set(condition, (bitsOf.get(condition) as number) | (1 << set.size));
    set.size++;
  }
  for (const [{ name, list }, bits] of bitsOf) {
    const field = fieldFor(set, name, bits);
    field.bits |= bits;
    addList(field, list, bits);
  }
  set.place = set.missing = undefined;
  set.fields.sort(byName);
  return {
    set,
    bits: (1 << set.size) - (1 << start),
    rest: combinations.length > room ? addCombinations(newPatternSet(set.names), combinations.slice(room)) : undefined,
  };
};

/** The field of that name; another one where these combinations ask something of it already. */
const fieldFor = (set: PatternSet, name: string, bits: number): Field => {
  const { fields, fieldAt, names } = set;
  const known = fields.find((field) => field.name === name && !(field.bits & bits));
  if (known) return known;
  const field = newField(names, name);
  const { slot } = field;
  fields.push(field);
  set.isDirect &&= !fieldAt[slot] && slot <= MAX_DIRECT_SLOT;
  fieldAt[slot] = field;
  return field;
};

/** The combinations that hold in a document that was read along the names of the set. */
export const holdingCombinations = (set: PatternSet, document: DocumentNode): number => {
  if (document.arrays) {
    set.place ??= placesOf(set.fields);
    return holdInside(set.place, [document], -1);
  }
  let holding = -1;
  for (const field of set.fields)
    if (holding & field.bits) holding &= (passedAt(field, document) || field.absent) | ~field.bits;
  return holding;
};
