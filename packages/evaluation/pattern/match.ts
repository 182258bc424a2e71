// Whether a context matches a pattern.

import type { CompiledPattern } from './compile.ts';
import { type EvaluationContext, readContext } from './context.ts';
import type { DocumentNode } from './document.ts';
import { holdingCombinations } from './pattern-set.ts';

/**
 * Whether a context matches a pattern. The work is linear in what the context has of the pattern's fields.
 * @throws ContextError when the context is no JSON object, nested 1,000 deep at most.
 */
export const matches = (pattern: CompiledPattern, context: EvaluationContext): boolean =>
  matchesDocument(pattern, readContext(pattern.set.names, context));

/**
 * The same of a document that was read along the names of the pattern's set; `holding` are the combinations of the set that hold in
 * it, to be asked for once for all patterns of the set.
 */
export const matchesDocument = (
  { set, bits, chunks }: CompiledPattern,
  document: DocumentNode,
  holding = holdingCombinations(set, document),
): boolean =>
  (bits & holding) !== 0 ||
  (chunks.length > 0 && chunks.some((chunk) => (chunk.bits & holdingCombinations(chunk.set, document)) !== 0));
