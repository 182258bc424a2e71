// What is known of an entity, as an application has it in hand or as it comes over the wire.

import { DocumentNode } from './document.ts';
import { NameTree } from './name-tree.ts';
import { textOf } from './read-object.ts';
import { readText } from './read-text.ts';

/** The attributes of an entity: a plain object, which means what JSON.stringify makes of it, or the text of a JSON object. */
export type EvaluationContext = string | object;

/** @throws ContextError when it is no JSON object, nested 1,000 deep at most. */
export const readContext = ({ root, size }: NameTree, context: EvaluationContext): DocumentNode => {
  const document = new DocumentNode(size);
  readText(typeof context === 'string' ? context : textOf(context), root, document);
  return document;
};

const NO_NAMES = new NameTree();

/** @throws ContextError like {@link readContext}. */
export const checkContext = (context: EvaluationContext): void => void readContext(NO_NAMES, context);
