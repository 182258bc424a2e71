// Why a context is not in a segment. Asks match.ts about parts of the pattern: nothing here evaluates anything.

import type { Segment } from './compile.ts';
import type { Context } from './context.ts';
import type { Condition } from './group.ts';
import { matches } from './match.ts';
import { planOf } from './plan.ts';

const hold = (conditions: Condition[], context: Context): boolean =>
  matches({ combinations: [conditions], plan: planOf([conditions]) }, context);

/**
 * The condition of the pattern that failed, as `<field>: <list> expected`, or undefined when the context matches. Of
 * several combinations (`$or`) it speaks of the one with the fewest conditions that fail.
 */
export const explainMismatch = (segment: Segment, context: Context): string | undefined => {
  if (matches(segment, context)) return undefined;
  const failed = new Set([...new Set(segment.combinations.flat())].filter((condition) => !hold([condition], context)));
  const failures = segment.combinations.map((conditions) => conditions.filter((condition) => failed.has(condition)));
  const fewest = Math.min(...failures.map(({ length }) => length));
  const nearest = failures.findIndex(({ length }) => length === fewest);
  const [alone] = failures[nearest] ?? [];
  if (alone) return `${alone.field}: ${alone.expected} expected`;
  const conditions = segment.combinations[nearest] ?? [];
  const together = conditions.find((_, i) => !hold(conditions.slice(0, i + 1), context));
  return `${together?.field}: ${together?.expected} expected in the same array element`;
};
