// What a pattern says: conditions on fields that all hold, and `$or`s of which one alternative each holds.

import { type Test, testsOf, type ValueList } from './operators.ts';
import { type Json, parseJson } from './parse.ts';

/** The allowed values of one field. */
export interface FieldCondition {
  /** The names of the field joined with dots. */
  readonly name: string;
  readonly list: Json;
  /** One of them has to pass. */
  readonly tests: readonly (Test | ValueList)[];
  /** Whether the lack of any value will do. */
  readonly allowsAbsent: boolean;
  /** The pattern, or the alternative of an `$or`, that it stands in. */
  readonly scope: Json;
}

/** Every way to choose among the alternatives of a valid pattern: it holds when all conditions of one of them do. */
export const combinationsOf = (pattern: string): FieldCondition[][] => {
  const root = parseJson(pattern);
  return addObject([[]], root, '', root);
};

const addObject = (all: FieldCondition[][], object: Json, prefix: string, scope: Json): FieldCondition[][] => {
  let combinations = all;
  // The last member first, since of a field that stands twice in a scope the last counts.
  for (const { name, value } of (object.members ?? []).toReversed()) {
    const rest = combinations;
    const field = prefix + name;
    const isSame = (other: FieldCondition): boolean => other.name === field && other.scope === scope;
    if (value.members) combinations = addObject(rest, value, `${field}.`, scope);
    else if (name === '$or') combinations = (value.items ?? []).flatMap((one) => addObject(rest, one, prefix, one));
    else {
      const condition = conditionOf(field, value, scope);
      combinations = rest.map((others) => (others.some(isSame) ? others : [condition, ...others]));
    }
  }
  return combinations;
};

const conditionOf = (name: string, list: Json, scope: Json): FieldCondition => {
  const items = list.items ?? [];
  const allowsAbsent = items.some(({ members: [one] = [] }) => one?.name === 'exists' && one.value.scalar === false);
  return { name, list, scope, tests: testsOf(list), allowsAbsent };
};
