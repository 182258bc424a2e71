// Reads the text of a JSON object along the names that are asked for, and checks all of it on the way. Nothing is made of
// what nobody asks for. Linear in the text, since a context is a stranger's, up to a megabyte.

import { CLOSE_LIST, CLOSE_OBJECT, COLON, OPEN_LIST, OPEN_OBJECT, QUOTE } from './characters.ts';
import { ContextError } from './context-error.ts';
import { DocumentNode } from './document.ts';
import {
  expect,
  expectEnd,
  isClosed,
  type JsonText,
  nextCode,
  open,
  passDigits,
  passScalar,
  passString,
} from './json-text.ts';
import { memberNamed, type PathNode, UNASKED } from './name-tree.ts';
import { type Scalar, scalarFrom } from './scalar.ts';

/**
 * Reads an object that is in `depth` others into a document, along the names below a node.
 * @throws ContextError when it is not the text of a JSON object, nested 1,000 deep at most.
 */
export const readText = (text: string, node: PathNode, document: DocumentNode, depth = 0): void => {
  const json = { text, Fault: ContextError, at: 0, depth };
  if (nextCode(json) !== OPEN_OBJECT) expect(json, OPEN_OBJECT);
  readMembers(json, node, document);
  expectEnd(json);
};

const readMembers = (json: JsonText, node: PathNode, document: DocumentNode): void => {
  open(json);
  for (let index = 0; !isClosed(json, CLOSE_OBJECT, index === 0); index++)
    readValue(json, readName(json, node, index), document);
};

const readItems = (json: JsonText, node: PathNode, document: DocumentNode): void => {
  for (let isFirst = open(json); !isClosed(json, CLOSE_LIST, isFirst); isFirst = false) {
    const code = nextCode(json);
    if (node !== UNASKED && (code === OPEN_OBJECT || code === OPEN_LIST)) {
      const element = new DocumentNode(0, []);
      readValue(json, node, element);
      document.putElement(node.slot, element);
    } else readValue(json, node, document);
  }
};

const readValue = (json: JsonText, node: PathNode, document: DocumentNode): void => {
  const code = nextCode(json);
  if (code === OPEN_OBJECT) readMembers(json, node, document);
  else if (code === OPEN_LIST) readItems(json, node, document);
  else {
    const scalar = code === QUOTE ? readString(json, node) : readScalar(json, node);
    if (scalar !== undefined) document.put(node.slot, scalar);
  }
};

const readString = (json: JsonText, { isAsked }: PathNode): Scalar | undefined => {
  const start = json.at;
  const isPlain = passString(json);
  if (!isAsked) return undefined;
  const { text, at } = json;
  return isPlain ? text.slice(start + 1, at - 1) : JSON.parse(text.slice(start, at));
};

const readScalar = (json: JsonText, { isAsked }: PathNode): Scalar | undefined => {
  const start = json.at;
  const digits = passDigits(json);
  if (digits >= 0) return isAsked ? digits : undefined;
  passScalar(json);
  return isAsked ? scalarFrom(json.text.slice(start, json.at)) : undefined;
};

const readName = (json: JsonText, parent: PathNode, index: number): PathNode => {
  nextCode(json);
  const { text, at } = json;
  const expected = parent.expected[index];
  if (expected !== undefined && text.startsWith(expected.written, at)) {
    json.at += expected.written.length;
    return expected;
  }
  const isPlain = passString(json);
  const end = json.at;
  expect(json, COLON);
  return isPlain
    ? memberNamed(parent, index, text, at + 1, end - 1)
    : memberNamed(parent, index, JSON.parse(text.slice(at, end)));
};
