// From the text of a segment's pattern to the plan that match.ts evaluates.

import { type Condition, type Group, groupOf } from './group.ts';
import { parseJson } from './parse.ts';
import { type Plan, planOf } from './plan.ts';

/** A compiled pattern. A context belongs to the segment when all conditions of one of the combinations hold. */
export type Segment = { readonly combinations: readonly Condition[][]; readonly plan: Plan };

const combinationsOf = ({ conditions, ors }: Group): Condition[][] =>
  ors.reduce(
    (all, or) => {
      const choices = or.flatMap(combinationsOf);
      return all.flatMap((combination) => choices.map((choice) => [...combination, ...choice]));
    },
    [[...conditions.values()]],
  );

/** Compiles a pattern that {@link checkPattern} has accepted, as all are that have been stored. */
export const compileSegment = (pattern: string): Segment => {
  const combinations = combinationsOf(groupOf(pattern, parseJson(pattern)));
  return { combinations, plan: planOf(combinations) };
};
