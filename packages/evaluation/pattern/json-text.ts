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

/** All that a number, `true`, `false` or `null` may be made of; JSON.parse says whether it is one. */
const WORD = /[\w.+-]*/y;

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

/**
 * Reads a text by a function that passes its one value, and lets go of it. When it turns out to be no JSON, or nests over
 * 1,000 deep, a `fault` is thrown.
 */
export const readJson = <Value>(json: string, fault: typeof Fault, read: () => Value): Value => {
  text = json;
  at = depth = 0;
  Fault = fault;
  const value = read();
  nextCode();
  if (at < text.length) refuse('end');
  text = '';
  return value;
};

const refuse = (wanted: string): never => fail(`not JSON: ${wanted} expected (character ${characterAt(text, at)})`);

const fail = (message: string): never => {
  text = '';
  throw new Fault(message);
};

/** The code of the next character that is no space, which is where the reader is then. */
export const nextCode = (): number => {
  let code = text.charCodeAt(at);
  // Most codes are above all of these.
  while (code <= SPACE && (code === SPACE || code === LINE_FEED || code === RETURN || code === TAB))
    code = text.charCodeAt(++at);
  return code;
};

export const expect = (code: number): void => {
  if (nextCode() !== code) refuse(String.fromCharCode(code));
  at++;
};

/**
 * Passes the object or array that begins here, its members or items by a function that is told what it is given here and the index of
 * each: a closure would have to be made for every object.
 */
export const passAll = <One, Other>(
  close: number,
  passOne: (one: One, other: Other, index: number) => void,
  one: One,
  other: Other,
): void => {
  at++;
  if (depth++ === DEEPEST) fail(`arrays and objects nest over ${DEEPEST} deep`);
  for (let index = 0; nextCode() !== close; index++) {
    if (index > 0) expect(COMMA);
    passOne(one, other, index);
  }
  at++;
  depth--;
};

/** What the scalar between an offset and the reader stands for. */
export const scalarSince = (start: number): Scalar => {
  try {
    return scalarFrom(text.slice(start, at));
  } catch {
    at = start;
    return refuse('a value');
  }
};

/** Passes a string, and returns what it means. */
export const passString = (): string => {
  const start = at;
  const json = text;
  let isPlain = true;
  if (json.charCodeAt(start) !== QUOTE) refuse('a string');
  for (let i = start + 1; ; i++) {
    const code = json.charCodeAt(i);
    if (code === QUOTE) {
      at = i + 1;
      return isPlain ? json.slice(start + 1, i) : (scalarSince(start) as string);
    }
    if (code === BACKSLASH) {
      isPlain = false;
      i++;
    } else if (!(code >= SPACE)) refuse('a string');
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

/** Passes the scalar that begins here, and returns what it stands for. */
export const passScalar = (): Scalar => {
  const start = at;
  if (text.charCodeAt(start) === QUOTE) return passString();
  const digits = passDigits();
  if (digits !== undefined) return digits;
  WORD.lastIndex = start;
  WORD.test(text);
  at = WORD.lastIndex;
  return scalarSince(start);
};
