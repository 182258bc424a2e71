// A plain object means what JSON.stringify makes of it. Where that is only scalars and plain objects, a pattern set asks them
// directly; of whatever else there is, the text is made and read.

import { ContextError } from './context-error.ts';
import { type Field, passingScalar } from './field.ts';
import { DEEPEST } from './json-text.ts';
import { memberNamed, type PathNode } from './name-tree.ts';
import type { PatternSet } from './pattern-set.ts';

/** What a pattern set has asked of an object so far. */
interface Asking {
  readonly fieldAt: readonly (Field | undefined)[];
  /** The combinations that may hold. */
  holding: number;
  /** The slots that have a value, as bits. */
  seen: number;
}

/** The combinations that hold in an object, or undefined where only its text can tell. */
export const holdingInObject = (set: PatternSet, object: object): number | undefined => {
  const { fields, fieldAt, isDirect, names } = set;
  const asking = { fieldAt, holding: -1, seen: 0 };
  if (!isDirect || !isPlain(object) || !askMembers(asking, object, names.root, 1)) return undefined;
  let { holding } = asking;
  for (let i = 0; i < fields.length; i++) {
    const { slot, allowsAbsent, askedBy } = fields[i] as Field;
    if (!(asking.seen & (1 << slot))) holding &= allowsAbsent | ~askedBy;
  }
  return holding;
};

/** False where the text has to be asked. */
const askMembers = (asking: Asking, object: Members, node: PathNode, depth: number): boolean => {
  const { fieldAt } = asking;
  const { expected } = node;
  // Kept here, since this is where most of an evaluation's time goes.
  let { holding, seen } = asking;
  let index = 0;
  for (const name in object) {
    if (!isOwn.call(object, name)) continue;
    const value = object[name];
    let member = expected[index];
    if (member === undefined || member.name !== name) member = memberNamed(node, index, name);
    index++;
    if (isScalar(value)) {
      const field = member.isAsked ? fieldAt[member.slot] : undefined;
      if (field === undefined) continue;
      const bit = 1 << field.slot;
      if (seen & bit) return false;
      seen |= bit;
      if (holding & field.askedBy) holding &= passingScalar(field, value) | ~field.askedBy;
    } else if (value !== undefined) {
      asking.holding = holding;
      asking.seen = seen;
      if (depth === DEEPEST || !isPlain(value) || !askMembers(asking, value, member, depth + 1)) return false;
      ({ holding, seen } = asking);
    }
  }
  asking.holding = holding;
  asking.seen = seen;
  return true;
};

const isScalar = (value: unknown): value is string | number | boolean | null =>
  typeof value === 'string' || typeof value === 'boolean' || value === null || Number.isFinite(value);

const { prototype } = Object;
const { hasOwnProperty: isOwn } = prototype;

type Members = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Members =>
  typeof value === 'object' &&
  value !== null &&
  Object.getPrototypeOf(value) === prototype &&
  (value as Members).toJSON === undefined;

/** @throws ContextError when JSON.stringify refuses it. */
export const textOf = (object: object): string => {
  try {
    return JSON.stringify(object) ?? '';
  } catch (error) {
    throw new ContextError(String(error), { cause: error });
  }
};
