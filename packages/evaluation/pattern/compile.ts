// From the text of a pattern to what match.ts evaluates.

import { combinationsOf } from './combinations.ts';
import { addCombinations, type CompiledPattern, newPatternSet } from './pattern-set.ts';

/**
 * Compiles a pattern that {@link checkPattern} has accepted, as all are that have been stored. Patterns that are asked of the same
 * documents share a set, and are compiled once.
 */
export const compilePattern = (pattern: string, set = newPatternSet()): CompiledPattern => {
  let compiled = set.patterns.get(pattern);
  if (!compiled) {
    compiled = { pattern, ...addCombinations(set, combinationsOf(pattern)) };
    set.patterns.set(pattern, compiled);
  }
  return compiled;
};
