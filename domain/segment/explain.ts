// Why a context is not in a segment. Asks together.ts about parts of the pattern: nothing here evaluates anything.

import { partsOf, type Segment } from './compile.ts';
import { type Context, readObject } from './context.ts';
import { type Condition, combinationsOf, readPattern } from './group.ts';
import { matches } from './match.ts';
import { newReading, type Reading } from './panel.ts';
import { type Json, parseJson } from './parse.ts';
import type { Place } from './place.ts';
import { holding } from './together.ts';

/**
 * The condition of the pattern that failed, as `<field>: <list> expected`, or undefined when the context matches. Of
 * several combinations (`$or`) it speaks of the one with the fewest conditions that fail.
 */
export const explainMismatch = (segment: Segment, context: Context): string | undefined => {
  if (matches(segment, context)) return undefined;
  const root = readPattern(segment.pattern);
  const combinations = combinationsOf(root);
  const conditions = [...new Set(combinations.flat())];
  const reading = newReading(context);
  const failed = failingAlone(conditions, reading);
  // The lack of a value is judged together with the rest: it may be that of the element that another field has chosen.
  const needed = failingAlone(conditions, newReading(NOTHING));
  const isSure = (condition: Condition): boolean => failed.has(condition) && needed.has(condition);
  const failures = combinations.map((combination) => combination.filter(isSure));
  const fewest = Math.min(...failures.map(({ length }) => length));
  const nearest = failures.findIndex(({ length }) => length === fewest);
  const first = failures[nearest]?.[0] ?? firstFailing(combinations[nearest] ?? [], reading);
  if (!first || reading.left < 0) return 'a shorter context expected: this one has too much to search';
  const { at, end } = writtenLists(segment.pattern, root).get(first.list) ?? {};
  const wanted = `${first.name}: ${segment.pattern.slice(at, end)} expected`;
  return failed.has(first) ? wanted : `${wanted} in the same array element`;
};

const NOTHING = readObject('{}');

/** Where the pattern's text has its lists. */
const writtenLists = (pattern: string, root: Place): Map<Place, Json> => {
  const written = new Map<Place, Json>();
  const walk = ({ members = [] }: Json, { first }: Place): void => {
    let field = first;
    for (const { name, value } of members.toReversed()) {
      const place = field as Place;
      if (name === '$or')
        for (const [i, item] of (value.items ?? []).entries()) walk(item, place.arrays?.[0]?.objects[i] as Place);
      else if (value.items) written.set(place, value);
      else walk(value, place);
      field = place.next;
    }
  };
  walk(parseJson(pattern), root);
  return written;
};

/** Of some combinations whether each holds. */
const eachHolds = (combinations: readonly Condition[][], reading: Reading): boolean[] =>
  partsOf(combinations).flatMap(({ panel, bits }) => {
    const found = holding(panel, reading, bits);
    return Array.from({ length: panel.size }, (_, i) => (found & (1 << i)) !== 0);
  });

const failingAlone = (conditions: readonly Condition[], reading: Reading): Set<Condition> => {
  const alone = eachHolds(
    conditions.map((condition) => [condition]),
    reading,
  );
  return new Set(conditions.filter((_, i) => !alone[i]));
};

/** The first condition, in the order in which they are searched for, that does not hold together with those before it. */
const firstFailing = (combination: readonly Condition[], reading: Reading): Condition | undefined => {
  const names = partsOf([[...combination]]).flatMap(({ panel }) => panel.fields.map(({ path }) => path.join('.')));
  const ordered = combination.toSorted((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
  const beginnings = ordered.map((_, i) => ordered.slice(0, i + 1));
  return ordered[eachHolds(beginnings, reading).indexOf(false)];
};
