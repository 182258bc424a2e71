// Reads the text of a JSON object along the names that are asked for, and checks all of it on the way. Nothing is made of
// what nobody asks for. Linear in the text, since a context is a stranger's, up to a megabyte.

import { CLOSE_LIST, CLOSE_OBJECT, COLON, OPEN_LIST, OPEN_OBJECT, QUOTE } from './characters.ts';
import { ContextError } from './context-error.ts';
import { DocumentNode } from './document.ts';
import { expect, expectEnd, isClosed, type JsonText, nextCode, open, passScalar, passString } from './json-text.ts';
import { nodeNamed, type PathNode, UNASKED } from './name-tree.ts';
import { scalarFrom } from './scalar.ts';

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
  for (let isFirst = open(json); !isClosed(json, CLOSE_OBJECT, isFirst); isFirst = false) {
    const member = readName(json, node);
    expect(json, COLON);
    readValue(json, member, document);
  }
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
    const start = json.at;
    const isPlain = code === QUOTE && passString(json);
    if (code !== QUOTE) passScalar(json);
    if (!node.isAsked) return;
    const { text, at } = json;
    document.put(
      node.slot,
      isPlain ? text.slice(start + 1, at - 1) : scalarFrom(text.slice(start, at), node.asWritten),
    );
  }
};

const readName = (json: JsonText, parent: PathNode): PathNode => {
  nextCode(json);
  const start = json.at;
  const isPlain = passString(json);
  if (isPlain) return nodeNamed(parent, json.text, start + 1, json.at - 1);
  const name: string = JSON.parse(json.text.slice(start, json.at));
  return nodeNamed(parent, name, 0, name.length);
};
