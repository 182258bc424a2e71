// The tree of conditions that a pattern says: fields that all hold, and `$or`s of which one alternative each holds.

import { type Test, testsOf } from './operators.ts';
import type { Json, Member } from './parse.ts';
import { PatternError } from './pattern-error.ts';

/** One field of a pattern: one of `tests` must pass for its value, or for the lack of one. */
export type Condition = {
  /** Where the field is, its names joined with dots. */
  readonly field: string;
  readonly tests: readonly Test[];
  /** Whether it may be missing (`exists: false`). */
  readonly optional: boolean;
  /** Its list as the pattern writes it. */
  readonly expected: string;
};

/** Every condition holds, and of every `$or` one alternative. */
export type Group = { readonly conditions: Map<string, Condition>; readonly ors: Group[][] };

/** Names that EventBridge refuses for fields inside `$or`, to keep them free for operators. */
const RESERVED = new Set(
  (
    'exactly equals-ignore-case prefix suffix anything-but exists wildcard numeric cidr = < <= > >= regex not-wildcard ' +
    'not-equals-ignore-case date-after date-on-or-after date-before date-on-or-before in-date-range ' +
    'ip-address-in-range ip-address-not-in-range'
  ).split(' '),
);

/** The conditions of a pattern. Throws PatternError, naming the field and the place, where it breaks a rule. */
export const groupOf = (pattern: string, root: Json): Group => {
  const refuse = (what: string, value: Json, field = 'pattern'): never => {
    throw new PatternError(`${field}: ${what} (character ${value.at + 1})`);
  };

  const conditionOf = (value: Json & { kind: 'array' }, field: string): Condition => {
    if (!value.items.length) refuse('an empty list', value, field);
    const tests = testsOf(value.items, (what, at) => refuse(what, at, field));
    const optional = tests.some((test) => test(undefined));
    return { field, tests, optional, expected: pattern.slice(value.at, value.end) };
  };

  const alternativesOf = (value: Json, prefix: string | undefined): Group[] => {
    const alternatives = value.kind === 'array' ? value.items : [];
    if (alternatives.length < 2) refuse('$or: a list of two or more objects expected', value, prefix);
    return alternatives.map((alternative) => {
      const group: Group = { conditions: new Map(), ors: [] };
      collect(group, alternative, prefix, true);
      return group;
    });
  };

  const collectMember = (group: Group, { name, value }: Member, prefix: string | undefined, inOr: boolean): void => {
    const field = prefix === undefined ? name : `${prefix}.${name}`;
    if (name === '$or') group.ors.push(alternativesOf(value, prefix));
    else if (inOr && RESERVED.has(name)) refuse('an operator, not to be used as a field inside $or', value, field);
    else if (value.kind === 'array') group.conditions.set(field, conditionOf(value, field));
    else if (value.kind === 'scalar') refuse('a list or an object expected', value, field);
    else collect(group, value, field, inOr);
  };

  const collect = (group: Group, value: Json, prefix: string | undefined, inOr: boolean): void => {
    if (value.kind !== 'object' || !value.members.length) refuse('an object with fields expected', value, prefix);
    else for (const member of value.members) collectMember(group, member, prefix, inOr);
  };

  const group: Group = { conditions: new Map(), ors: [] };
  collect(group, root, undefined, false);
  return group;
};
