// The tree of conditions that a pattern says: fields that all hold, and `$or`s of which one alternative each holds.

import { type Test, testOf } from './operators.ts';
import type { Json } from './parse.ts';

/** One field of a pattern: one of its values, or the lack of any, must pass its test. */
export type Condition = {
  /** Where the field is, its names joined with dots. */
  readonly field: string;
  /** Its names. */
  readonly path: readonly string[];
  readonly fits: Test;
  /** Whether it may be missing (`exists: false`). */
  readonly optional: boolean;
  /** Its list as the pattern writes it. */
  readonly expected: string;
};

/** Every condition holds, and of every `$or` one alternative. */
export type Group = { readonly conditions: Map<string, Condition>; readonly ors: Group[][] };

/** The conditions of a valid pattern. */
export const groupOf = (pattern: string, root: Json): Group => {
  const collect = (object: Json, prefix = '', group: Group = { conditions: new Map(), ors: [] }): Group => {
    for (const { name, value } of object.members ?? []) {
      const field = prefix + name;
      const { items, at, end } = value;
      if (name === '$or') group.ors.push((items ?? []).map((item) => collect(item, prefix)));
      else if (items) {
        const fits = testOf(items);
        const expected = pattern.slice(at, end);
        group.conditions.set(field, { field, path: field.split('.'), fits, optional: fits(undefined), expected });
      } else collect(value, `${field}.`, group);
    }
    return group;
  };
  return collect(root);
};
