// The combinations of the patterns that are asked of the same documents, arranged by field: each field is looked up in a
// document once, and tells of all combinations at once whether they may still hold. A set of combinations is a number, in which
// the bit of each is its place in the pattern set.

import { holdInside } from './array-consistency.ts';
import type { FieldCondition } from './combinations.ts';
import type { DocumentNode } from './document.ts';
import { addCondition, type Field, newField, passingCombinations } from './field.ts';
import type { NameTree } from './name-tree.ts';
import { type Place, placesOf } from './place.ts';

/** As many as a number has bits that are cheap, but for one (array-consistency.ts). */
export const MAX_COMBINATIONS_PER_SET = 30;

/** A number has bits for the slots up to this one. */
const MAX_DIRECT_SLOT = 31;

export interface PatternSet {
  readonly names: NameTree;
  size: number;
  /** In the order of their names. */
  readonly fields: Field[];
  /** Made when the first array of objects is met. */
  places?: Place | undefined;
  readonly fieldAt: (Field | undefined)[];
  /** Whether a slot has one field, and all have a bit: then plain objects are asked directly (read-object.ts). */
  isDirect: boolean;
  /** Those that have been added, by their texts. */
  readonly patterns: Map<string, CompiledPattern>;
}

/** A compiled pattern. */
export type CompiledPattern = PatternChunk & {
  readonly pattern: string;
  /** Its combinations when its set has no room for them; its own bits are 0 then. */
  readonly chunks: readonly PatternChunk[];
};

/** Combinations: their set, and their bits in it; 0 when there are none. */
export interface PatternChunk {
  readonly set: PatternSet;
  readonly bits: number;
}

export const newPatternSet = (names: NameTree): PatternSet => ({
  names,
  size: 0,
  fields: [],
  fieldAt: [],
  isDirect: true,
  patterns: new Map(),
});

/** Adds the combinations of a pattern, and returns their bits, or 0 when there is no room for them. */
export const addPattern = (set: PatternSet, combinations: readonly FieldCondition[][]): number => {
  const start = set.size;
  if (start + combinations.length > MAX_COMBINATIONS_PER_SET) return 0;
  const bitsOf = new Map<FieldCondition, number>();
  for (const combination of combinations) {
    const bit = 1 << set.size++;
    for (const condition of combination) bitsOf.set(condition, (bitsOf.get(condition) ?? 0) | bit);
  }
  for (const [condition, bits] of bitsOf) addCondition(fieldFor(set, condition.name, bits), condition, bits);
  set.places = undefined;
  set.fields.sort((a, b) => (a.name < b.name ? -1 : +(a.name > b.name)));
  return (1 << set.size) - (1 << start);
};

/** The field of that name; another one where these combinations ask something of it already. */
const fieldFor = (set: PatternSet, name: string, bits: number): Field => {
  const { fields, fieldAt, names } = set;
  const known = fields.find((field) => field.name === name && !(field.askedBy & bits));
  if (known) return known;
  const field = newField(names, name);
  fields.push(field);
  set.isDirect &&= !fieldAt[field.slot] && field.slot <= MAX_DIRECT_SLOT;
  fieldAt[field.slot] = field;
  return field;
};

/** The combinations that hold in a document that was read along the names of the set. */
export const holdingCombinations = (set: PatternSet, document: DocumentNode): number => {
  if (document.elements) {
    set.places ??= placesOf(set.fields);
    return holdInside(set.places, [document], -1);
  }
  let holding = -1;
  for (const field of set.fields)
    if (holding & field.askedBy) holding &= passingCombinations(field, document) | ~field.askedBy;
  return holding;
};
