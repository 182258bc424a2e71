// From the text of a segment's pattern to what match.ts evaluates.

import { type Condition, combinationsOf, readPattern } from './group.ts';
import { addCombinations, MOST, newPanel, type Panel } from './panel.ts';

/** A compiled pattern. */
export type Segment = Part & {
  readonly pattern: string;
  /** Its combinations when its panel has no room for them. */
  readonly parts: readonly Part[];
};

/** Combinations: their panel, and their bits in it; 0 when there are none. */
export type Part = { readonly panel: Panel; readonly bits: number };

/**
 * Compiles a pattern that {@link checkPattern} has accepted, as all are that have been stored. Segments that are asked of
 * the same contexts share a panel.
 */
export const compileSegment = (pattern: string, panel = newPanel()): Segment => {
  const combinations = combinationsOf(readPattern(pattern));
  const bits = addCombinations(panel, combinations);
  return { pattern, panel, bits, parts: bits ? [] : partsOf(combinations) };
};

/** Any number of combinations, in panels of their own. */
export const partsOf = (combinations: readonly Condition[][]): Part[] => {
  if (!combinations.length) return [];
  const panel = newPanel();
  const bits = addCombinations(panel, combinations.slice(0, MOST));
  return [{ panel, bits }, ...partsOf(combinations.slice(MOST))];
};
