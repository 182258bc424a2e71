// From the text of a segment's pattern to the plan that match.ts evaluates.

import { type Condition, type Group, groupOf } from './group.ts';
import { parseJson } from './parse.ts';
import { PatternError } from './pattern-error.ts';
import { type Plan, planOf } from './plan.ts';

/** A compiled pattern. A context belongs to the segment when all conditions of one of the combinations hold. */
export type Segment = { readonly combinations: readonly Condition[][]; readonly plan: Plan };

const MAX_LENGTH = 1024;
/** EventBridge's limit for what all `$or`s of a pattern together make. */
const MAX_COMBINATIONS = 1000;

const combinationsOf = ({ conditions, ors }: Group): Condition[][] => {
  let all = [[...conditions.values()]];
  for (const or of ors) {
    const choices = or.flatMap(combinationsOf);
    if (all.length * choices.length > MAX_COMBINATIONS) {
      throw new PatternError('pattern: over 1,000 combinations of $or');
    }
    all = all.flatMap((combination) => choices.map((choice) => [...combination, ...choice]));
  }
  return all;
};

/**
 * Compiles a pattern of up to 1,024 characters whose `$or`s make up to 1,000 combinations.
 * Throws PatternError when it is not valid.
 */
export const compileSegment = (pattern: string): Segment => {
  if ([...pattern].length > MAX_LENGTH) throw new PatternError('pattern: over 1,024 characters');
  const combinations = combinationsOf(groupOf(pattern, parseJson(pattern)));
  return { combinations, plan: planOf(combinations) };
};
