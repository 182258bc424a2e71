// What is known of an entity, as an application has it in hand or as it comes over the wire.

import { ContextError } from './context-error.ts';
import { type DocumentNode, newDocument } from './document.ts';
import { NameTree } from './name-tree.ts';
import { readText } from './read-text.ts';

/** The attributes of an entity: a plain object, which means what JSON.stringify makes of it, or the text of a JSON object. */
export type EvaluationContext = string | object;

/** @throws ContextError when it is no JSON object, nested 1,000 deep at most. */
export const readContext = (names: NameTree, context: EvaluationContext): DocumentNode => {
  const document = newDocument(names.size);
  readText(typeof context === 'string' ? context : textOf(context), names.root, document);
  return document;
};

/** @throws ContextError when JSON.stringify refuses it. */
const textOf = (object: object): string => {
  try {
    return JSON.stringify(object) ?? '';
  } catch (error) {
    throw new ContextError(String(error), { cause: error });
  }
};

/** @throws ContextError like {@link readContext}. */
export const checkContext = (context: EvaluationContext): void => void readContext(new NameTree(), context);
