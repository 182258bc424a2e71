// From the text of a segment's pattern to what match.ts evaluates.

import { combinationsOf, readPattern } from './group.ts';
import { addCombinations, newPanel, type Panel } from './panel.ts';
import type { Place } from './place.ts';
import { planOf, type Step } from './plan.ts';

/** A compiled pattern. */
export type Segment = {
  readonly pattern: string;
  /** What it says, object by object. */
  readonly root: Place;
  readonly panel: Panel;
  /** Its combinations in the panel; 0 when they are too many. */
  readonly bits: number;
  /** Made for the first context with an array of objects where the pattern looks: most never meet one. */
  readonly plan: () => readonly Step[];
};

/**
 * Compiles a pattern that {@link checkPattern} has accepted, as all are that have been stored. Segments that are asked of
 * the same contexts share a panel.
 */
export const compileSegment = (pattern: string, panel = newPanel()): Segment => {
  const root = readPattern(pattern);
  let plan: readonly Step[] | undefined;
  return {
    pattern,
    root,
    panel,
    bits: addCombinations(panel, combinationsOf(root)),
    plan: () => {
      plan ??= planOf(combinationsOf(root));
      return plan;
    },
  };
};
