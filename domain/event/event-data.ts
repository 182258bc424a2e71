/** Holds the data of an event, and looks up the values that metrics find by dotted paths. */

import { ContextError, checkContext } from '@selfevident/evaluation';
import {
  type DocumentNode,
  type NameTree,
  numberText,
  type PathNode,
  readContext,
  type Scalar,
} from '@selfevident/evaluation/document';

/** Data from the text of a JSON object. Metrics with the same names read it once. */
export class EventData {
  readonly #text: string;
  #read: { readonly names: NameTree; readonly document: DocumentNode } | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  along(names: NameTree): DocumentNode {
    if (this.#read?.names !== names) this.#read = { names, document: readContext(names, this.#text) };
    return this.#read.document;
  }

  /** Tells whether a dotted path leads to anything. */
  has(path: string): boolean {
    return hasPath(JSON.parse(this.#text), path.split('.'));
  }
}

const hasPath = (value: unknown, path: readonly string[]): boolean => {
  if (path.length === 0) return true;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const members = Object.entries(value).map(([name, inner]) => [name.split('.'), inner] as const);
  return members.some(([names, inner]) => {
    const isOnPath = path.slice(0, names.length).every((name, i) => name === names[i]);
    return isOnPath && hasPath(inner, path.slice(names.length));
  });
};

/** Returns undefined for any text but that of a JSON object with a depth of at most 1,000. */
export const parseEventData = (text: string): EventData | undefined => {
  try {
    checkContext(text);
    return new EventData(text);
  } catch (error) {
    if (error instanceof ContextError) return undefined;
    throw error;
  }
};

/** Looks up the one scalar at a dotted path like `details.pageLoadTime`; undefined for none, or for more than one. */
export const lookUp = (names: NameTree, path: string): ((document: DocumentNode) => Scalar | undefined) => {
  const node = names.add(path).at(-1) as PathNode;
  return ({ values }) => {
    const value = values[node.slot];
    return value instanceof Set ? undefined : value;
  };
};

/** Returns an entity's id: a string, or the text of a number. */
export const entityIdText = (scalar: Scalar | undefined): string | undefined =>
  typeof scalar === 'string' ? scalar : numberText(scalar);
