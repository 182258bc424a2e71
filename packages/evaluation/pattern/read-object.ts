// Reads a plain object along the names that are asked for. It means what JSON.stringify makes of it: scalars and plain objects are read
// as they are, and of whatever else is in it that text is read.

import { ContextError } from './context-error.ts';
import type { DocumentNode } from './document.ts';
import { DEEPEST, TOO_DEEP } from './json-text.ts';
import { memberNamed, type PathNode } from './name-tree.ts';
import { readText } from './read-text.ts';

/**
 * Reads an object into a document, along the names below a node.
 * @throws ContextError when JSON.stringify refuses it, or makes no JSON object of it, or one that nests over 1,000 deep.
 */
export const readObject = (object: object, root: PathNode, document: DocumentNode): void => {
  if (isPlain(object)) readMembers(object, root, document, 0);
  else readText(textOf(object), root, document);
};

const readMembers = (object: Members, node: PathNode, document: DocumentNode, depth: number): void => {
  if (depth === DEEPEST) throw new ContextError(TOO_DEEP);
  let index = 0;
  for (const name in object) {
    if (!isOwn.call(object, name)) continue;
    const value = object[name];
    const expected = node.expected[index];
    const member = expected?.name === name ? expected : memberNamed(node, index, name);
    index++;
    if (isScalar(value)) {
      if (member.isAsked) document.put(member.slot, value);
    } else if (isPlain(value)) readMembers(value, member, document, depth + 1);
    else readText(textOf({ [name]: value }), node, document, depth);
  }
};

const isOwn = Object.prototype.hasOwnProperty;

type Members = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Members =>
  typeof value === 'object' &&
  value !== null &&
  Object.getPrototypeOf(value) === Object.prototype &&
  (value as Members).toJSON === undefined;

const isScalar = (value: unknown): value is string | number | boolean | null =>
  typeof value === 'string' || typeof value === 'boolean' || value === null || Number.isFinite(value);

const textOf = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? '';
  } catch (error) {
    throw new ContextError(String(error), { cause: error });
  }
};
