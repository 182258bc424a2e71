// Reads the text of a JSON object along the names that are asked for, and checks all of it on the way. Linear in the text, since a
// context is a stranger's, up to a megabyte.

import { CLOSE_LIST, CLOSE_OBJECT, COLON, OPEN_LIST, OPEN_OBJECT } from './characters.ts';
import { ContextError } from './context-error.ts';
import { type DocumentNode, newDocument, putElement, putScalar } from './document.ts';
import { expect, nextCode, passAll, passScalar, passString, passWritten, readJson } from './json-text.ts';
import { memberNamed, type PathNode, UNASKED } from './name-tree.ts';

/**
 * Reads an object into a document, along the names below a node.
 * @throws ContextError when it is not the text of a JSON object, nested 1,000 deep at most.
 */
export const readText = (json: string, node: PathNode, document: DocumentNode): void =>
  readJson(json, ContextError, () => {
    if (nextCode() !== OPEN_OBJECT) expect(OPEN_OBJECT);
    readValue(node, document);
  });

const readValue = (node: PathNode, document: DocumentNode): void => {
  const code = nextCode();
  if (code === OPEN_OBJECT) passAll(CLOSE_OBJECT, readMember, node, document);
  else if (code === OPEN_LIST) passAll(CLOSE_LIST, readItem, node, document);
  else {
    const value = passScalar();
    if (node.isAsked) putScalar(document, node.slot, value);
  }
};

const readMember = (node: PathNode, document: DocumentNode, index: number): void =>
  readValue(readName(node, index), document);

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
  if (expected && passWritten(expected.written)) return expected;
  const name = passString();
  expect(COLON);
  return memberNamed(parent, index, name);
};
