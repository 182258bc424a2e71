// A plain object means what JSON.stringify makes of it. Where that is only scalars and plain objects, a pattern set asks them
// directly; of whatever else there is, the text is made and read.

import { passingScalar } from './field.ts';
import { DEEPEST } from './json-text.ts';
import type { KnownContext } from './known-context.ts';
import { memberNamed, type PathNode } from './name-tree.ts';
import type { PatternSet } from './pattern-set.ts';
import type { Scalar } from './scalar.ts';

/**
 * The slots that have no value yet, as bits, and all that nobody asks for: told by whoever begins to read an object or is done
 * with one. A getter may begin with another object meanwhile, so each reader counts for itself.
 */
let missing = 0;

/** The combinations that hold in a context, or undefined where only its text can tell, or what has been read of it. */
export const holdingInObject = ({ set, context, document }: KnownContext): number | undefined => {
  missing = -1;
  const holding =
    document || !set.isDirect
      ? undefined
      : holdingInMembers(set.fieldAt, (context ?? {}) as unknown as Members, set.names.root, -1, 0);
  return holding && holding & holdingWithout(set, missing);
};

/** Those that hold where there are no values in some slots: mostly the same slots as before. */
const holdingWithout = (set: PatternSet, slots: number): number => {
  if (slots !== set.missing) {
    set.missing = slots;
    set.without = set.fields.reduce(
      (holding, { slot, absent, bits }) => (slots & (1 << slot) ? holding & (absent | ~bits) : holding),
      -1,
    );
  }
  return set.without;
};

/** Those of some combinations that may hold with what an object has, or undefined. Most of an evaluation's time goes here. */
const holdingInMembers = (
  fieldAt: PatternSet['fieldAt'],
  object: Members,
  node: PathNode,
  combinations: number,
  depth: number,
): number | undefined => {
  let left = missing;
  if (
    typeof object !== 'object' ||
    Object.getPrototypeOf(object) !== Object.prototype ||
    object.toJSON !== undefined ||
    depth === DEEPEST
  )
    return undefined;
  const { expected } = node;
  let holding = combinations;
  let index = 0;
  for (const name in object) {
    if (!Object.hasOwn(object, name)) continue;
    const value = object[name];
    let member = expected[index];
    if (member?.name !== name) member = memberNamed(node, index, name);
    index++;
    if (typeof value === 'string' || Number.isFinite(value) || typeof value === 'boolean' || value === null) {
      const field = member.isAsked ? fieldAt[member.slot] : undefined;
      if (!field) continue;
      const bit = 1 << member.slot;
      if (!(left & bit)) return undefined;
      left ^= bit;
      if (holding & field.bits) holding &= passingScalar(field, value as Scalar) | ~field.bits;
    } else if (value !== undefined) {
      missing = left;
      const inside = holdingInMembers(fieldAt, value as Members, member, holding, depth + 1);
      if (inside === undefined) return undefined;
      holding = inside;
      left = missing;
    }
  }
  missing = left;
  return holding;
};

type Members = Readonly<Record<string, unknown>>;
