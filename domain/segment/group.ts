// What a pattern says: conditions on fields that all hold, and `$or`s of which one alternative each holds.

import { readObject } from './context.ts';
import { addField, type List, type Place } from './place.ts';

/** A list of a pattern: one of the field's values, or the lack of any, must pass it. */
export type Condition = {
  /** The names of the field joined with dots. */
  readonly name: string;
  readonly list: Place;
  /** The pattern, or the alternative of an `$or`, that it stands in. */
  readonly scope: Place;
};

/** A valid pattern is JSON, to be read like a context but for its names: each stands for itself. */
export const readPattern = (pattern: string): Place => readObject(pattern, addField);

/** Every way to choose among the alternatives of a pattern: it holds when all conditions of one of them do. */
export const combinationsOf = (pattern: Place): Condition[][] => addObject([[]], pattern, '', pattern);

const addObject = (all: Condition[][], object: Place, prefix: string, scope: Place): Condition[][] => {
  let combinations = all;
  // The last member first, since of a field that stands twice in a scope the last counts.
  for (let member = object.first; member; member = member.next) {
    const { arrays, first } = member;
    const rest = combinations;
    const condition = { name: prefix + member.name, list: member, scope };
    const isSame = (other: Condition): boolean => other.name === condition.name && other.scope === scope;
    if (first) combinations = addObject(rest, member, `${condition.name}.`, scope);
    else if (member.name === '$or')
      combinations = (arrays as [List])[0].objects.flatMap((one) => addObject(rest, one, prefix, one));
    else combinations = rest.map((others) => (others.some(isSame) ? others : [condition, ...others]));
  }
  return combinations;
};
