// Whether a context matches a pattern.

import { type EvaluationContext, readContext } from './context.ts';
import type { DocumentNode } from './document.ts';
import type { KnownContext } from './known-context.ts';
import { type CompiledPattern, holdingCombinations, type PatternChunk } from './pattern-set.ts';
import { holdingInObject } from './read-object.ts';

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
export const matchesContext = ({ bits, rest }: CompiledPattern, known: KnownContext): boolean => {
  known.holding ??= findHolding(known);
  return (bits & known.holding) !== 0 || (rest ? matchesChunk(rest, known) : false);
};

const matchesChunk = ({ set, bits, rest }: PatternChunk, known: KnownContext): boolean =>
  (bits & holdingCombinations(set, documentOf(known))) !== 0 || (rest ? matchesChunk(rest, known) : false);

const findHolding = (known: KnownContext): number =>
  holdingInObject(known) ?? holdingCombinations(known.set, documentOf(known));

const documentOf = (known: KnownContext): DocumentNode => {
  known.document ??= readContext(known.set.names, known.context ?? {});
  return known.document;
};
