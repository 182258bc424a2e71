// Reads the JSON of a pattern into a tree that knows where everything stands and keeps what is there twice.

import { CLOSE_LIST, CLOSE_OBJECT, COLON, OPEN_LIST, OPEN_OBJECT } from './characters.ts';
import { at, begin, expect, expectEnd, isClosed, nextCode, open, passScalar, passString, text } from './json-text.ts';
import { PatternError } from './pattern-error.ts';
import type { Scalar } from './scalar.ts';

/** A JSON value: the text in which it begins and ends at these offsets, and one of the other three. */
export interface Json {
  readonly text: string;
  readonly at: number;
  end: number;
  scalar?: Scalar | undefined;
  items?: Json[];
  members?: Member[];
}
export interface Member {
  name: string;
  value: Json;
}

/**
 * The tree of a JSON text; members stay in order, repeated ones included.
 * @throws PatternError when the text is not JSON, or nests over 1,000 deep.
 */
export const parseJson = (pattern: string): Json => {
  begin(pattern, PatternError);
  const root = parseValue();
  expectEnd();
  return root;
};

const parseValue = (): Json => {
  const code = nextCode();
  const value: Json = { text, at, end: 0 };
  if (code === OPEN_OBJECT) value.members = parseAll(CLOSE_OBJECT, parseMember);
  else if (code === OPEN_LIST) value.items = parseAll(CLOSE_LIST, parseValue);
  else value.scalar = passScalar(true);
  value.end = at;
  return value;
};

const parseAll = <T>(close: number, parse: () => T): T[] => {
  const all: T[] = [];
  for (let isFirst: boolean = open(); !isClosed(close, isFirst); isFirst = false) all.push(parse());
  return all;
};

const parseMember = (): Member => {
  nextCode();
  const start = at;
  passString();
  const name: string = JSON.parse(text.slice(start, at));
  expect(COLON);
  return { name, value: parseValue() };
};
