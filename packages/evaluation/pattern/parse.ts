// Reads the JSON of a pattern into a tree that knows where everything stands and keeps what is there twice.

import { CLOSE_LIST, CLOSE_OBJECT, COLON, OPEN_LIST, OPEN_OBJECT, QUOTE } from './characters.ts';
import { expect, expectEnd, isClosed, type JsonText, nextCode, open, passScalar, passString } from './json-text.ts';
import { PatternError } from './pattern-error.ts';
import { type Scalar, scalarFrom } from './scalar.ts';

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
export const parseJson = (text: string): Json => {
  const json = { text, Fault: PatternError, at: 0, depth: 0 };
  const root = parseValue(json);
  expectEnd(json);
  return root;
};

const parseValue = (json: JsonText): Json => {
  const code = nextCode(json);
  const value: Json = { text: json.text, at: json.at, end: 0 };
  if (code === OPEN_OBJECT) value.members = parseAll(json, CLOSE_OBJECT, parseMember);
  else if (code === OPEN_LIST) value.items = parseAll(json, CLOSE_LIST, parseValue);
  else value.scalar = parseScalar(json, code);
  value.end = json.at;
  return value;
};

const parseAll = <T>(json: JsonText, close: number, parse: (json: JsonText) => T): T[] => {
  const all: T[] = [];
  for (let isFirst = open(json); !isClosed(json, close, isFirst); isFirst = false) all.push(parse(json));
  return all;
};

const parseMember = (json: JsonText): Member => {
  nextCode(json);
  const name = parseScalar(json, QUOTE) as string;
  expect(json, COLON);
  return { name, value: parseValue(json) };
};

const parseScalar = (json: JsonText, code: number): Scalar => {
  const { text, at } = json;
  if (code === QUOTE) passString(json);
  else passScalar(json);
  return scalarFrom(text.slice(at, json.at));
};
