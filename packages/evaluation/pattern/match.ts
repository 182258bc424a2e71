// Whether a context matches a pattern.

import { type EvaluationContext, readContext } from './context.ts';
import type { DocumentNode } from './document.ts';
import { type CompiledPattern, holdingCombinations, type PatternSet } from './pattern-set.ts';
import { holdingInObject } from './read-object.ts';

/** A context, and what has been found out about it for the patterns of a set: nothing is found out twice. */
export interface KnownContext {
  readonly set: PatternSet;
  readonly context: EvaluationContext | undefined;
  /** The context as it was read along the names of the set. */
  document: DocumentNode | undefined;
  /** The combinations of the set that hold. */
  holding: number | undefined;
}

/**
 * Whether a context matches a pattern. The work is linear in the context.
 * @throws ContextError when the context is no JSON object, nested 1,000 deep at most.
 */
export const matches = (pattern: CompiledPattern, context: EvaluationContext): boolean =>
  matchesContext(pattern, { set: pattern.set, context, document: undefined, holding: undefined });

/** The same of a context that several patterns of a set are asked of. */
export const matchesContext = (pattern: CompiledPattern, known: KnownContext): boolean => {
  if (!pattern.bits) return matchesDocument(pattern, documentOf(known));
  return (pattern.bits & (known.holding ?? findHolding(known))) !== 0;
};

const findHolding = (known: KnownContext): number => {
  const { set, context, document } = known;
  const direct = context && typeof context !== 'string' && !document ? holdingInObject(set, context) : undefined;
  known.holding = direct ?? holdingCombinations(set, documentOf(known));
  return known.holding;
};

/** The same of a document that was read along the names of the pattern's set. */
export const matchesDocument = (pattern: CompiledPattern, document: DocumentNode): boolean =>
  (pattern.bits ? [pattern] : pattern.chunks).some(
    ({ set, bits }) => (bits & holdingCombinations(set, document)) !== 0,
  );

const documentOf = (known: KnownContext): DocumentNode => {
  known.document ??= readContext(known.set.names, known.context ?? {});
  return known.document;
};
