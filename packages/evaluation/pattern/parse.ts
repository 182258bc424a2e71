// Reads the JSON of a pattern into a tree that knows where everything stands and keeps what is there twice.

import { CLOSE_LIST, CLOSE_OBJECT, COLON, OPEN_LIST, OPEN_OBJECT } from './characters.ts';
import { at, expect, nextCode, passAll, passScalar, passString, readJson, scalarSince, text } from './json-text.ts';
import { PatternError } from './pattern-error.ts';
import type { Scalar } from './scalar.ts';

/** A JSON value: the text in which it begins and ends at these offsets, and one of the other three. */
export interface Json {
  readonly text: string;
  readonly at: number;
  end: number;
  scalar?: Scalar;
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
export const parseJson = (pattern: string): Json => readJson(pattern, PatternError, parseValue);

const parseValue = (): Json => {
  const code = nextCode();
  const value: Json = { text, at, end: 0 };
  if (code === OPEN_OBJECT) value.members = parseAll(CLOSE_OBJECT, parseMember);
  else if (code === OPEN_LIST) value.items = parseAll(CLOSE_LIST, parseValue);
  else value.scalar = passScalar();
  value.end = at;
  return value;
};

const parseAll = <Part>(close: number, parse: () => Part): Part[] => {
  const parts: Part[] = [];
  passAll(close, (all, parseOne) => all.push(parseOne()), parts, parse);
  return parts;
};

const parseMember = (): Member => {
  nextCode();
  const start = at;
  passString();
  // JSON.parse makes strings that are compared by their address, which plain objects are asked by.
  const name = scalarSince(start) as string;
  expect(COLON);
  return { name, value: parseValue() };
};
