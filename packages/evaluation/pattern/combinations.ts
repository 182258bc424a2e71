// What a pattern says: conditions on fields that all hold, and `$or`s of which one alternative each holds.

import { type Json, parseJson } from './parse.ts';

/** The allowed values of one field: one item of the list has to pass. */
export interface FieldCondition {
  /** The names of the field joined with dots. */
  readonly name: string;
  readonly list: Json;
  /** The pattern, or the alternative of an `$or`, that it stands in. */
  readonly scope: Json;
}

/** The order in which fields choose elements of arrays. */
export const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name < b.name ? -1 : +(a.name > b.name);

/** Every way to choose among the alternatives of a valid pattern: it holds when all conditions of one of them do. */
export const combinationsOf = (pattern: string): FieldCondition[][] => {
  const root = parseJson(pattern);
  return addObject([[]], root, '', root);
};

const addObject = (all: FieldCondition[][], object: Json, prefix: string, scope: Json): FieldCondition[][] =>
  // The last member first, since of a field that stands twice in a scope the last counts.
  (object.members ?? []).reduceRight((rest, { name: step, value: list }) => {
    const name = prefix + step;
    if (list.members) return addObject(rest, list, `${name}.`, scope);
    if (step === '$or') return (list.items ?? []).flatMap((one) => addObject(rest, one, prefix, one));
    // One for all combinations: whoever asks it, asks it once.
    const condition = { name, list, scope };
    return rest.map((others) =>
      others.some((other) => other.name === name && other.scope === scope) ? others : [condition, ...others],
    );
  }, all);
