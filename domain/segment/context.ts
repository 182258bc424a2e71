// Reads an evaluation context. Numbers keep their text; linear in the text, since a context is a stranger's, up to a megabyte.
// Only the places of lists in lists are made by recursion, so it is to be checked first how deep a text nests.

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
import { addValue, append, type List, openField, Place } from './place.ts';
import { scalarOf } from './scalar.ts';

/** A parsed context, to be matched with any number of segments. */
export type Context = Place;

/**
 * The list or object being read, and what it is that a list has of others. Its place is made for what is in it: one in a
 * list that has nothing in it needs none.
 */
type Frame = {
  readonly isList: boolean;
  readonly outer: Frame | undefined;
  place: Place | undefined;
  list?: List;
};

/** As deep as arrays and objects may nest, which is as deep as the JSON parser of AWS's matcher goes. */
const DEEPEST = 1000;

const isTooDeep = (text: string): boolean => {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length && depth <= DEEPEST; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) isInString = !isInString;
    else if (isInString) at += +(code === BACKSLASH);
    else if (code === OPEN_LIST || code === OPEN_OBJECT) depth++;
    else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth--;
  }
  return depth > DEEPEST;
};

/** Whether it is the text of a JSON object that nests at most 1,000 deep. */
export const isObjectText = (text: string): boolean => {
  try {
    JSON.parse(text);
    return text.trimStart().startsWith('{') && (text.length <= DEEPEST || !isTooDeep(text));
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

const placeOf = (frame: Frame): Place => {
  frame.place ??= newElement(frame.isList, frame.outer as Frame);
  return frame.place;
};

const newElement = (isList: boolean, outer: Frame): Place => {
  const element = new Place();
  if (!outer.list) {
    const place = placeOf(outer);
    outer.list = { objects: [], arrays: [] };
    place.arrays = append(place.arrays, outer.list);
  }
  (isList ? outer.list.arrays : outer.list.objects).push(element);
  return element;
};

/**
 * The context that the text of a JSON object is. A name given twice has both values, as in AWS's matcher. What a name
 * means is for `open` to say: a pattern keeps its own as they are.
 */
export const readObject = (text: string, open: (object: Place, name: string) => Place = openField): Context => {
  const root = new Place();
  let frame: Frame | undefined;
  /** Where the value of a field goes; undefined in a list, and when a name is next. */
  let target: Place | undefined = root;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= SPACE || code === COMMA || code === COLON) continue;
    if (code === CLOSE_OBJECT || code === CLOSE_LIST) frame = frame?.outer;
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      frame = { isList: code === OPEN_LIST, outer: frame, place: target };
      target = undefined;
    } else {
      const end = endOf(text, at);
      const scalar = scalarOf(text.slice(at, end));
      at = code === QUOTE ? end : end - 1;
      const place: Place = target ?? placeOf(frame as Frame);
      const isName: boolean = !target && !frame?.isList;
      target = isName ? open(place, scalar.slice(1)) : undefined;
      if (!isName) addValue(place, scalar);
    }
  }
  return root;
};

/** The same for any text; undefined when it is not that of a JSON object. */
export const parseContext = (text: string): Context | undefined => (isObjectText(text) ? readObject(text) : undefined);
