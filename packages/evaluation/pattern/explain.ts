// Why a context does not match a pattern. Asks of parts of the pattern what match.ts asks of the whole: nothing here evaluates
// anything.

import { byName, combinationsOf, type FieldCondition } from './combinations.ts';
import { type EvaluationContext, readContext } from './context.ts';
import { matches } from './match.ts';
import { NameTree } from './name-tree.ts';
import {
  addCombinations,
  type CompiledPattern,
  holdingCombinations,
  newPatternSet,
  type PatternChunk,
} from './pattern-set.ts';

/**
 * The condition of the pattern that failed, as `<field>: <list> expected`, or undefined when the context matches. Of
 * several combinations (`$or`) it speaks of the one with the fewest conditions that fail.
 */
export const explainMismatch = (pattern: CompiledPattern, context: EvaluationContext): string | undefined => {
  if (matches(pattern, context)) return undefined;
  const combinations = combinationsOf(pattern.pattern);
  const conditions = [...new Set(combinations.flat())];
  const failed = failingAlone(conditions, context);
  // Absence depends on the array element that other fields have chosen, so it cannot be judged alone.
  const needed = failingAlone(conditions, {});
  const isSure = (condition: FieldCondition): boolean => failed.has(condition) && needed.has(condition);
  const failures = combinations.map((combination) => combination.filter(isSure));
  const fewest = Math.min(...failures.map(({ length }) => length));
  const nearest = failures.findIndex(({ length }) => length === fewest);
  const first = failures[nearest]?.[0] ?? firstFailing(combinations[nearest] ?? [], context);
  if (!first) return undefined;
  const { name, list } = first;
  const wanted = `${name}: ${list.text.slice(list.at, list.end)} expected`;
  return failed.has(first) ? wanted : `${wanted} in the same array element`;
};

/** Of some combinations whether each holds. */
const eachHolds = (combinations: readonly FieldCondition[][], context: EvaluationContext): boolean[] => {
  const names = new NameTree();
  const all = addCombinations(newPatternSet(names), combinations);
  const document = readContext(names, context);
  const holds: boolean[] = [];
  for (let chunk: PatternChunk | undefined = all; chunk; chunk = chunk.rest) {
    const holding = holdingCombinations(chunk.set, document);
    for (let i = 0; i < chunk.set.size; i++) holds.push((holding & (1 << i)) !== 0);
  }
  return holds;
};

const failingAlone = (conditions: readonly FieldCondition[], context: EvaluationContext): Set<FieldCondition> => {
  const alone = eachHolds(
    conditions.map((condition) => [condition]),
    context,
  );
  return new Set(conditions.filter((_, i) => !alone[i]));
};

/** The first condition, in the order of names in which elements are chosen, that does not hold together with those before it. */
const firstFailing = (
  combination: readonly FieldCondition[],
  context: EvaluationContext,
): FieldCondition | undefined => {
  const ordered = combination.toSorted(byName);
  const beginnings = ordered.map((_, i) => ordered.slice(0, i + 1));
  return ordered[eachHolds(beginnings, context).indexOf(false)];
};
