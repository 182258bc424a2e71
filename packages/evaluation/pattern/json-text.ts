// The parts of a JSON text, one after the other: what both the reader of contexts and the parser of patterns are made of.

import {
  BACKSLASH,
  CLOSE_LIST,
  CLOSE_OBJECT,
  COMMA,
  LINE_FEED,
  NINE,
  QUOTE,
  RETURN,
  SPACE,
  TAB,
  ZERO,
} from './characters.ts';

/** A text that is being read. */
export interface JsonText {
  readonly text: string;
  /** The error that it is when the text is no JSON. */
  readonly Fault: new (
    message: string,
  ) => Error;
  at: number;
  /** How many arrays and objects the reader is in. */
  depth: number;
}

/** As deep as arrays and objects may nest, which is as deep as the JSON parser of AWS's matcher goes. */
export const DEEPEST = 1000;

const TOO_DEEP = `arrays and objects nest over ${DEEPEST} deep`;

/** The code of the next character that is no space, which is where the reader is then. */
export const nextCode = (json: JsonText): number => {
  for (; ; json.at++) {
    const code = json.text.charCodeAt(json.at);
    if (code !== SPACE && code !== LINE_FEED && code !== RETURN && code !== TAB) return code;
  }
};

export const expect = (json: JsonText, code: number): void => {
  if (nextCode(json) !== code) refuse(json, String.fromCharCode(code));
  json.at++;
};

export const expectEnd = (json: JsonText): void => {
  nextCode(json);
  if (json.at < json.text.length) refuse(json, 'end');
};

/** Enters an object or array; the next member or item is the first. */
export const open = (json: JsonText): boolean => {
  json.at++;
  if (json.depth++ < DEEPEST) return true;
  throw new json.Fault(TOO_DEEP);
};

/** Whether an object or array ends here; else a comma is passed, but before the first. */
export const isClosed = (json: JsonText, close: number, isFirst: boolean): boolean => {
  const isEnd = nextCode(json) === close;
  if (isEnd) {
    json.at++;
    json.depth--;
  } else if (!isFirst) expect(json, COMMA);
  return isEnd;
};

const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

/** Passes a string, and returns whether it means what is written. */
export const passString = (json: JsonText): boolean => {
  const { text, at: start } = json;
  if (nextCode(json) !== QUOTE) refuse(json, 'a string');
  let isPlain = true;
  for (let at = json.at + 1; ; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      json.at = at + 1;
      return isPlain;
    }
    if (code === BACKSLASH) {
      isPlain = false;
      json.at = at;
      pass(json, ESCAPE, start);
      at = json.at - 1;
    } else if (!(code >= SPACE)) refuse(json, 'a string', start);
  }
};

/**
 * Passes a whole number that JavaScript writes as it stands here, and returns it. For any other value it returns -1, and the reader
 * stays where it is.
 */
export const passDigits = (json: JsonText): number => {
  const { text, at: start } = json;
  let value = 0;
  for (let at = start; at - start <= MAX_DIGITS; at++) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE && (value > 0 || at === start)) value = value * 10 + code - ZERO;
    else if (at > start && (code === COMMA || code === CLOSE_OBJECT || code === CLOSE_LIST)) {
      json.at = at;
      return value;
    } else break;
  }
  return -1;
};

/** Whole numbers of so many digits are exact. */
const MAX_DIGITS = 15;

/** Passes a number or a literal. */
export const passScalar = (json: JsonText): void => pass(json, SCALAR, json.at);

const pass = (json: JsonText, what: RegExp, start: number): void => {
  what.lastIndex = json.at;
  if (!what.test(json.text)) refuse(json, 'a value', start);
  json.at = what.lastIndex;
};

const refuse = (json: JsonText, wanted: string, at = json.at): never => {
  throw new json.Fault(`not JSON: ${wanted} expected (character ${characterAt(json.text, at)})`);
};

/** The number of the character at an offset: code points, counted from 1. */
export const characterAt = (text: string, at: number): number => [...text.slice(0, at)].length + 1;
