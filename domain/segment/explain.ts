// Why a context is not in a segment. Asks together.ts about parts of the pattern: nothing here evaluates anything.

import type { Segment } from './compile.ts';
import type { Context } from './context.ts';
import { type Condition, combinationsOf } from './group.ts';
import { matches } from './match.ts';
import { type Json, parseJson } from './parse.ts';
import type { Place } from './place.ts';
import { planOf } from './plan.ts';
import { holding } from './together.ts';

/**
 * The condition of the pattern that failed, as `<field>: <list> expected`, or undefined when the context matches. Of
 * several combinations (`$or`) it speaks of the one with the fewest conditions that fail.
 */
export const explainMismatch = (segment: Segment, context: Context): string | undefined => {
  if (matches(segment, context)) return undefined;
  const combinations = combinationsOf(segment.root);
  const conditions = [...new Set(combinations.flat())];
  const alone = eachHolds(
    conditions.map((condition) => [condition]),
    context,
  );
  const failed = new Set(conditions.filter((_, i) => !alone[i]));
  const failures = combinations.map((combination) => combination.filter((condition) => failed.has(condition)));
  const fewest = Math.min(...failures.map(({ length }) => length));
  const nearest = failures.findIndex(({ length }) => length === fewest);
  const written = writtenLists(segment);
  const wanted = ({ name, list }: Condition): string => {
    const { at, end } = written.get(list) ?? {};
    return `${name}: ${segment.pattern.slice(at, end)} expected`;
  };
  const [first] = failures[nearest] ?? [];
  if (first) return wanted(first);
  const together = firstFailing(combinations[nearest] ?? [], context);
  return together && `${wanted(together)} in the same array element`;
};

/** Where the pattern's text has its lists. */
const writtenLists = ({ pattern, root }: Segment): Map<Place, Json> => {
  const written = new Map<Place, Json>();
  const walk = ({ members = [] }: Json, { first }: Place): void => {
    let field = first;
    for (const { name, value } of members.toReversed()) {
      const place = field as Place;
      if (name === '$or')
        for (const [i, item] of (value.items ?? []).entries()) walk(item, place.arrays?.[0]?.elements[i] as Place);
      else if (value.items) written.set(place, value);
      else walk(value, place);
      field = place.next;
    }
  };
  walk(parseJson(pattern), root);
  return written;
};

/** Of some combinations whether each holds. */
const eachHolds = (combinations: readonly Condition[][], context: Context): boolean[] => {
  const found = holding(planOf(combinations), context, true);
  return combinations.map((_, i) => found.has(i));
};

/** The first condition that does not hold together with those before it. */
const firstFailing = (combination: readonly Condition[], context: Context): Condition | undefined => {
  const beginnings = combination.map((_, i) => combination.slice(0, i + 1));
  return combination[eachHolds(beginnings, context).indexOf(false)];
};
