// Reads the parts of a JSON text one after the other: what both the reader of contexts and the parser of patterns are made of.

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
import { type Scalar, scalarFrom } from './scalar.ts';

/** As deep as arrays and objects may nest, which is as deep as the JSON parser of AWS's matcher goes. */
export const DEEPEST = 1000;

/** Whole numbers of so many digits are exact. */
const MAX_DIGITS = 15;

const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

/** The number of the character at an offset: code points, counted from 1. */
export const characterAt = (text: string, at: number): number => [...text.slice(0, at)].length + 1;

/**
 * The text that is being read, and where the reader is. One text is read at a time, from its beginning to its end, and nobody else's code
 * runs meanwhile; variables are read faster than members, and are shorter in a bundle.
 */
export let text = '';
export let at = 0;
/** How many arrays and objects the reader is in. */
let depth = 0;
let Fault: new (message: string) => Error;

/** Begins a text. When it turns out to be no JSON, or nests over 1,000 deep, a `Fault` is thrown. */
export const begin = (json: string, fault: typeof Fault): void => {
  text = json;
  at = depth = 0;
  Fault = fault;
};

const refuse = (wanted: string, where = at): never =>
  fail(`not JSON: ${wanted} expected (character ${characterAt(text, where)})`);

/** The code of the next character that is no space, which is where the reader is then. */
export const nextCode = (): number => {
  let code = text.charCodeAt(at);
  while (code === SPACE || code === LINE_FEED || code === RETURN || code === TAB) code = text.charCodeAt(++at);
  return code;
};

export const expect = (code: number): void => {
  if (nextCode() !== code) refuse(String.fromCharCode(code));
  at++;
};

/** Ends a text, and lets go of it. */
export const expectEnd = (): void => {
  nextCode();
  if (at < text.length) refuse('end');
  text = '';
};

/** Enters an object or array; the next member or item is the first. */
export const open = (): true => {
  at++;
  return depth++ < DEEPEST || fail(`arrays and objects nest over ${DEEPEST} deep`);
};

const fail = (message: string): never => {
  text = '';
  throw new Fault(message);
};

/** Whether an object or array ends here; else a comma is passed, but before the first. */
export const isClosed = (close: number, isFirst: boolean): boolean => {
  const isEnd = nextCode() === close;
  if (isEnd) {
    at++;
    depth--;
  } else if (!isFirst) expect(COMMA);
  return isEnd;
};

const pass = (what: RegExp, start: number): void => {
  what.lastIndex = at;
  if (!what.test(text)) refuse('a value', start);
  at = what.lastIndex;
};

/** Passes a string, and returns whether it means what is written. */
export const passString = (): boolean => {
  const start = at;
  const json = text;
  let isPlain = true;
  if (json.charCodeAt(start) !== QUOTE) refuse('a string');
  for (let i = start + 1; ; i++) {
    const code = json.charCodeAt(i);
    if (code === QUOTE) {
      at = i + 1;
      return isPlain;
    }
    if (code === BACKSLASH) {
      isPlain = false;
      at = i;
      pass(ESCAPE, start);
      i = at - 1;
    } else if (!(code >= SPACE)) refuse('a string', start);
  }
};

/** Passes a name that stands here like this, its colon included. */
export const passWritten = (written: string): boolean => {
  const isHere = text.startsWith(written, at);
  if (isHere) at += written.length;
  return isHere;
};

/** Passes a whole number that JavaScript writes as it stands here, and returns it; at anything else it stays. */
const passDigits = (): number | undefined => {
  const start = at;
  const json = text;
  let value = 0;
  for (let i = start; i - start <= MAX_DIGITS; i++) {
    const code = json.charCodeAt(i);
    if (code >= ZERO && code <= NINE && (value > 0 || i === start)) value = value * 10 + code - ZERO;
    else if (i > start && (code === COMMA || code === CLOSE_OBJECT || code === CLOSE_LIST)) {
      at = i;
      return value;
    } else break;
  }
  return undefined;
};

/** Passes a scalar that begins here, and makes something of it if it is asked for. */
export const passScalar = (isAsked: boolean): Scalar | undefined => {
  const start = at;
  let value: Scalar | undefined;
  if (text.charCodeAt(start) === QUOTE) {
    if (passString() && isAsked) value = text.slice(start + 1, at - 1);
  } else {
    value = passDigits();
    if (value === undefined) pass(SCALAR, start);
  }
  return isAsked ? (value ?? scalarFrom(text.slice(start, at))) : undefined;
};
