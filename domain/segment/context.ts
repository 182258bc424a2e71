// Reads an evaluation context. Numbers keep their text; linear in the text and without recursion, since a context is
// a stranger's: up to a megabyte, nested as deep as it likes.

import { addElement, addValue, openField, type Place } from './place.ts';
import { scalarOf } from './scalar.ts';

/** A parsed context, to be matched with any number of segments. */
export type Context = Place;

/** The list or object being read, and where its next value goes: in an object known once its name is read. */
type Frame = { readonly list: boolean; readonly owner: Place; target?: Place | undefined };

const isObject = (text: string): boolean => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
};

/** The tokens of a text that is known to be JSON, but for commas and colons. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]]|[^\s,:{}[\]"]+/g;

const open = (frame: Frame, list: boolean): Frame => {
  const here = frame.target as Place;
  if (!frame.list) frame.target = undefined;
  if (list) return { list, owner: here, target: here };
  if (!frame.list) return { list, owner: here };
  const element: Place = {};
  addElement(here, element);
  return { list, owner: element };
};

const read = (frame: Frame, token: string): void => {
  if (!frame.target) {
    frame.target = openField(frame.owner, scalarOf(token).slice(1));
    return;
  }
  addValue(frame.target, scalarOf(token));
  if (!frame.list) frame.target = undefined;
};

/**
 * The context that a JSON text is, or undefined when it is no JSON object. A name given twice counts as a list of
 * both values, as in AWS's matcher.
 */
export const parseContext = (text: string): Context | undefined => {
  if (!isObject(text)) return undefined;
  const root: Place = {};
  const frames: Frame[] = [{ list: false, owner: root, target: root }];
  for (const token of text.match(TOKEN) ?? []) {
    const frame = frames.at(-1) as Frame;
    if (token === '{' || token === '[') frames.push(open(frame, token === '['));
    else if (token === '}' || token === ']') frames.pop();
    else read(frame, token);
  }
  return root;
};
