// Whether a context matches a pattern.

import { type EvaluationContext, readContext } from './context.ts';
import type { DocumentNode } from './document.ts';
import { type CompiledPattern, holdingCombinations, type PatternChunk, type PatternSet } from './pattern-set.ts';
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

/** The same of a document that was read along the names of the pattern's set. */
export const matchesDocument = (pattern: CompiledPattern, document: DocumentNode): boolean =>
  matchesContext(pattern, { set: pattern.set, context: undefined, document, holding: undefined });

/** The same of a context that several patterns of a set are asked of. */
export const matchesContext = ({ bits, chunks }: CompiledPattern, known: KnownContext): boolean => {
  known.holding ??= findHolding(known);
  return (bits & known.holding) !== 0 || (chunks.length > 0 && matchesChunk(chunks, known));
};

/** A function of its own, as nothing is made for its closure then where there are no chunks. */
const matchesChunk = (chunks: readonly PatternChunk[], known: KnownContext): boolean =>
  chunks.some(({ set, bits }) => bits & holdingCombinations(set, documentOf(known)));

const findHolding = (known: KnownContext): number => {
  const { set, context, document } = known;
  return (document ? undefined : holdingInObject(set, context ?? {})) ?? holdingCombinations(set, documentOf(known));
};

const documentOf = (known: KnownContext): DocumentNode => {
  known.document ??= readContext(known.set.names, known.context ?? {});
  return known.document;
};
