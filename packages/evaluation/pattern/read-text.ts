// Reads the text of a JSON object along the names that are asked for, and checks all of it on the way. Nothing is made of
// what nobody asks for. Linear in the text, since a context is a stranger's, up to a megabyte.

import { CLOSE_LIST, CLOSE_OBJECT, COLON, OPEN_LIST, OPEN_OBJECT } from './characters.ts';
import { ContextError } from './context-error.ts';
import { type DocumentNode, newDocument, putElement, putScalar } from './document.ts';
import {
  at,
  begin,
  expect,
  expectEnd,
  isClosed,
  nextCode,
  open,
  passScalar,
  passString,
  passWritten,
  text,
} from './json-text.ts';
import { memberNamed, type PathNode, UNASKED } from './name-tree.ts';

/**
 * Reads an object into a document, along the names below a node.
 * @throws ContextError when it is not the text of a JSON object, nested 1,000 deep at most.
 */
export const readText = (json: string, node: PathNode, document: DocumentNode): void => {
  begin(json, ContextError);
  if (nextCode() !== OPEN_OBJECT) expect(OPEN_OBJECT);
  readValue(node, document);
  expectEnd();
};

const readValue = (node: PathNode, document: DocumentNode): void => {
  const code = nextCode();
  if (code === OPEN_OBJECT) {
    open();
    for (let index = 0; !isClosed(CLOSE_OBJECT, index === 0); index++) readValue(readName(node, index), document);
  } else if (code === OPEN_LIST)
    for (let isFirst: boolean = open(); !isClosed(CLOSE_LIST, isFirst); isFirst = false) readItem(node, document);
  else {
    const value = passScalar(node.isAsked);
    if (value !== undefined) putScalar(document, node.slot, value);
  }
};

const readItem = (node: PathNode, document: DocumentNode): void => {
  const code = nextCode();
  const isNode = node !== UNASKED && (code === OPEN_OBJECT || code === OPEN_LIST);
  const into = isNode ? newDocument(0, []) : document;
  readValue(node, into);
  if (isNode) putElement(document, node.slot, into);
};

const readName = (parent: PathNode, index: number): PathNode => {
  nextCode();
  const expected = parent.expected[index];
  if (expected !== undefined && passWritten(expected.written)) return expected;
  const start = at;
  const isPlain = passString();
  const end = at;
  expect(COLON);
  return isPlain
    ? memberNamed(parent, index, text, start + 1, end - 1)
    : memberNamed(parent, index, JSON.parse(text.slice(start, end)));
};
