// Reads an evaluation context. Numbers keep their text; linear in the text and without recursion, since a context is
// a stranger's: up to a megabyte, nested as deep as it likes.

import {
  BACKSLASH,
  CLOSE_LIST,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  OPEN_LIST,
  OPEN_OBJECT,
  QUOTE,
  SPACE,
} from './characters.ts';
import { addValue, append, openField, Place } from './place.ts';
import { scalarOf } from './scalar.ts';

/** A parsed context, to be matched with any number of segments. */
export type Context = Place;

/** The list or object being read: its `place`, and of a list the elements that are more than values. */
type Frame = { readonly place: Place; readonly isList: boolean; elements?: Place[]; readonly outer: Frame | undefined };

export const isObjectText = (text: string): boolean => {
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
  if (text.charCodeAt(at) !== QUOTE) while (!' \t\n\r,]}'.includes(text[end] ?? ' ')) end++;
  else for (; end < text.length && text.charCodeAt(end) !== QUOTE; end++) if (text.charCodeAt(end) === BACKSLASH) end++;
  return end;
};

const addElement = (list: Frame): Place => {
  const element = new Place();
  if (!list.elements) {
    list.elements = [];
    list.place.arrays = append(list.place.arrays, { elements: list.elements });
  }
  list.elements.push(element);
  return element;
};

/**
 * The context that the text of a JSON object is. A name given twice counts as a list of both values, as in AWS's
 * matcher. What a name means is for `open` to say: a pattern keeps its own as they are.
 */
export const readObject = (text: string, open: (object: Place, name: string) => Place = openField): Context => {
  const root = new Place();
  let frame: Frame | undefined;
  /** Where the next value goes; undefined when a name is next. */
  let target: Place | undefined = root;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= SPACE || code === COMMA || code === COLON) continue;
    if (code === CLOSE_OBJECT || code === CLOSE_LIST) frame = frame?.outer;
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      const place = frame?.isList ? addElement(frame) : (target as Place);
      frame = { place, isList: code === OPEN_LIST, outer: frame };
    } else {
      const end = endOf(text, at);
      const scalar = scalarOf(text.slice(at, end));
      at = code === QUOTE ? end : end - 1;
      if (!target) {
        target = open(frame?.place as Place, scalar.slice(1));
        continue;
      }
      addValue(target, scalar);
    }
    target = frame?.isList ? frame.place : undefined;
  }
  return root;
};

/** The same for any text; undefined when it is not that of a JSON object. */
export const parseContext = (text: string): Context | undefined => (isObjectText(text) ? readObject(text) : undefined);
