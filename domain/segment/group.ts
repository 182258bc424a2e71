// The tree of conditions that a pattern says: fields that all hold, and `$or`s of which one alternative each holds.

import { type Test, testOf } from './operators.ts';
import type { Json } from './parse.ts';
import { PatternError } from './pattern-error.ts';

/** One field of a pattern: one of its values, or the lack of any, must pass its test. */
export type Condition = {
  /** Where the field is, its names joined with dots. */
  readonly field: string;
  readonly fits: Test;
  /** Whether it may be missing (`exists: false`). */
  readonly optional: boolean;
  /** Its list as the pattern writes it. */
  readonly expected: string;
};

/** Every condition holds, and of every `$or` one alternative. */
export type Group = { readonly conditions: Map<string, Condition>; readonly ors: Group[][] };

/** Names that EventBridge refuses for fields inside `$or`, to keep them free for operators. */
const RESERVED =
  /^(exactly|prefix|suffix|anything-but|exists|numeric|cidr|regex|(not-)?(wildcard|equals-ignore-case)|date-(on-or-)?(after|before)|in-date-range|ip-address-(not-)?in-range|=|[<>]=?)$/;

/** The conditions of a pattern. Throws PatternError, naming the field and the place, where it breaks a rule. */
export const groupOf = (pattern: string, root: Json): Group => {
  const refuse = (what: string, value: Json, field = 'pattern'): never => {
    throw new PatternError(`${field}: ${what} (character ${value.at + 1})`);
  };

  const conditionOf = (items: Json[], list: Json, field: string): Condition => {
    if (!items.length) refuse('an empty list', list, field);
    const fits = testOf(items, (what, value) => refuse(what, value, field));
    return { field, fits, optional: fits(undefined), expected: pattern.slice(list.at, list.end) };
  };

  const alternativesOf = (value: Json, prefix?: string): Group[] => {
    const { items = [] } = value;
    if (items.length < 2) refuse('$or: a list of two or more objects expected', value, prefix);
    return items.map((item) => collect({ conditions: new Map(), ors: [] }, item, true, prefix));
  };

  const collect = (group: Group, object: Json, inOr: boolean, prefix?: string): Group => {
    if (!object.members?.length) return refuse('an object with fields expected', object, prefix);
    for (const { name, value } of object.members) {
      const field = prefix === undefined ? name : `${prefix}.${name}`;
      if (name === '$or') group.ors.push(alternativesOf(value, prefix));
      else if (inOr && RESERVED.test(name)) refuse('an operator, not to be used as a field inside $or', value, field);
      else if (value.items) group.conditions.set(field, conditionOf(value.items, value, field));
      else if (value.members) collect(group, value, inOr, field);
      else refuse('a list or an object expected', value, field);
    }
    return group;
  };

  return collect({ conditions: new Map(), ors: [] }, root, false);
};
