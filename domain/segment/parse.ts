// Reads the JSON of a pattern into a tree that knows where everything stands and repeats no name silently.
// Contexts have a reader of their own (context.ts): theirs is built for size, this one for good error messages.

import { PatternError } from './pattern-error.ts';
import { type Scalar, scalarOf } from './scalar.ts';

/** A JSON value and the offsets in the text at which it begins and ends. */
export type Json = { at: number; end: number } & (
  | { kind: 'object'; members: Member[] }
  | { kind: 'array'; items: Json[] }
  | { kind: 'scalar'; scalar: Scalar }
);
export type Member = { name: string; value: Json };

const TOKEN = /"(?:[^"\\]|\\.)*"|[^\s"{}[\],:]+|[^ \t\n\r]/gs;

/**
 * The tree of a JSON text; members stay in order, repeated ones included. Recursive: for texts of bounded length.
 * Throws PatternError when the text is not JSON.
 */
export const parseJson = (text: string): Json => {
  const tokens = text.matchAll(TOKEN);
  let token = '';
  let at = 0;
  let end = 0;
  const next = (): void => {
    end = at + token.length;
    const match = tokens.next().value;
    token = match?.[0] ?? '';
    at = match?.index ?? text.length;
  };
  const expect = (wanted: string): void => {
    if (token !== wanted) {
      throw new PatternError(`not JSON: ${wanted || 'end'} expected, ${token || 'end'} found (character ${at + 1})`);
    }
    next();
  };
  const scalar = (): Scalar => {
    const read = token;
    try {
      JSON.parse(read);
    } catch {
      expect('a value');
    }
    next();
    return scalarOf(read);
  };
  const list = <T>(close: string, item: () => T): T[] => {
    const items: T[] = [];
    next();
    while (token !== close) {
      if (items.length) expect(',');
      items.push(item());
    }
    next();
    return items;
  };
  const member = (): Member => {
    if (!token.startsWith('"')) expect('a name');
    const name = scalar().slice(1);
    expect(':');
    return { name, value: value() };
  };
  const value = (): Json => {
    const start = at;
    if (token === '{') return { kind: 'object', members: list('}', member), at: start, end };
    if (token === '[') return { kind: 'array', items: list(']', value), at: start, end };
    return { kind: 'scalar', scalar: scalar(), at: start, end };
  };
  next();
  const root = value();
  expect('');
  return root;
};
