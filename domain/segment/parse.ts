// Reads the JSON of a pattern into a tree that knows where everything stands and keeps what is there twice.
// Contexts have a reader of their own (context.ts): theirs is built for size, this one for good error messages.

import { PatternError } from './pattern-error.ts';
import { isText, type Scalar, scalarOf } from './scalar.ts';

/**
 * A JSON value: the offsets in the text at which it begins and ends, its first character's number (code points, from 1),
 * and one of the other three.
 */
export type Json = { at: number; end: number; character: number; scalar?: Scalar; items?: Json[]; members?: Member[] };
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
  let character = 1;
  const next = (): void => {
    end = at + token.length;
    const match = tokens.next().value;
    const before = at;
    token = match?.[0] ?? '';
    at = match?.index ?? text.length;
    character += [...text.slice(before, at)].length;
  };
  const expect = (wanted: string, fits = token === wanted): void => {
    if (!fits) {
      throw new PatternError(`not JSON: ${wanted || 'end'} expected, ${token || 'end'} found (character ${character})`);
    }
    next();
  };
  const scalar = (what: string, allowed: boolean): Scalar => {
    const read = token;
    let fits = allowed;
    try {
      JSON.parse(read);
    } catch {
      fits = false;
    }
    expect(what, fits);
    return scalarOf(isText(read) ? read.slice(0, -1) : read);
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
    const name = scalar('a name', token.startsWith('"')).slice(1);
    expect(':');
    return { name, value: value() };
  };
  const value = (): Json => {
    const json: Json = { at, end, character };
    if (token === '{') json.members = list('}', member);
    else if (token === '[') json.items = list(']', value);
    else json.scalar = scalar('a value', true);
    json.end = end;
    return json;
  };
  next();
  const root = value();
  expect('');
  return root;
};
