// From the text of a pattern to what match.ts evaluates.

import { combinationsOf, type FieldCondition } from './combinations.ts';
import type { NameTree } from './name-tree.ts';
import {
  addCombinations,
  type CompiledPattern,
  MAX_COMBINATIONS_PER_SET,
  newPatternSet,
  type PatternChunk,
} from './pattern-set.ts';

/**
 * Compiles a pattern that {@link checkPattern} has accepted, as all are that have been stored. Patterns that are asked of the same
 * documents share a set, and are compiled once.
 */
export const compilePattern = (pattern: string, set = newPatternSet()): CompiledPattern => {
  const known = set.patterns.get(pattern);
  if (known) return known;
  const combinations = combinationsOf(pattern);
  const room = MAX_COMBINATIONS_PER_SET - set.size;
  const bits = addCombinations(set, combinations.slice(0, room));
  const compiled = { pattern, set, bits, chunks: chunksOf(combinations.slice(room), set.names) };
  set.patterns.set(pattern, compiled);
  return compiled;
};

/** Any number of combinations, in sets of their own. */
export const chunksOf = (combinations: readonly FieldCondition[][], names: NameTree): PatternChunk[] => {
  if (!combinations.length) return [];
  const set = newPatternSet(names);
  const bits = addCombinations(set, combinations.slice(0, MAX_COMBINATIONS_PER_SET));
  return [{ set, bits }, ...chunksOf(combinations.slice(MAX_COMBINATIONS_PER_SET), names)];
};
