// Reads an evaluation context. Numbers keep their text; linear in the text and without recursion, since a context is
// a stranger's: up to a megabyte, nested as deep as it likes.

import { addValue, append, openField, Place } from './place.ts';
import { scalarOf } from './scalar.ts';

/** A parsed context, to be matched with any number of segments. */
export type Context = Place;

/** The list or object being read: `list` is where the values of a list go, `owner` the object that names belong to. */
type Frame = { readonly list: Place | undefined; readonly owner: Place; readonly outer: Frame | undefined };

const QUOTE = 34;
const BACKSLASH = 92;

const isObject = (text: string): boolean => {
  try {
    JSON.parse(text);
    return text.trimStart().startsWith('{');
  } catch {
    return false;
  }
};

/** Where the scalar at `at` ends: a string before its closing quote. */
const endOf = (text: string, at: number): number => {
  let end = at + 1;
  if (text.charCodeAt(at) !== QUOTE) while (!' \t\n\r,]}'.includes(text[end] as string)) end++;
  else for (; text.charCodeAt(end) !== QUOTE; end++) if (text.charCodeAt(end) === BACKSLASH) end++;
  return end;
};

const addElement = (place: Place): Place => {
  const element = new Place();
  place.elements = append(place.elements, element);
  return element;
};

/**
 * The context that a JSON text is, or undefined when it is no JSON object. A name given twice counts as a list of
 * both values, as in AWS's matcher.
 */
export const parseContext = (text: string): Context | undefined => {
  if (!isObject(text)) return undefined;
  const root = new Place();
  let frame: Frame | undefined;
  /** Where the next value goes; undefined when a name is next. */
  let target: Place | undefined = root;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    if (' \t\n\r,:'.includes(char)) continue;
    if (char === '}' || char === ']') frame = frame?.outer;
    else if (char === '[') frame = { list: target, owner: target as Place, outer: frame };
    else if (char === '{') {
      frame = { list: undefined, owner: frame?.list ? addElement(frame.list) : (target as Place), outer: frame };
    } else {
      const end = endOf(text, at);
      const scalar = scalarOf(text.slice(at, end));
      at = char === '"' ? end : end - 1;
      if (!target) {
        target = openField(frame?.owner as Place, scalar.slice(1));
        continue;
      }
      addValue(target, scalar);
    }
    target = frame?.list;
  }
  return root;
};
