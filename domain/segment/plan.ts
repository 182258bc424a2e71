// The combinations of a pattern as a tree of fields: what several ask for in the same order is looked up once.

import { addList, type Field, newField } from './field.ts';
import type { Condition } from './group.ts';

/** A field has no bits for more conditions: another step asks for the rest. */
const BITS = 30;

/** The next field of some combinations. */
export type Step = {
  readonly field: Field;
  readonly branches: readonly Branch[];
  /** The names of this field and of all that come after it, with a dot at their ends. */
  readonly names: readonly string[];
};

/** A condition on the field: its bit, which combinations are complete with it, and how the others go on. */
type Branch = { readonly bit: number; readonly ends: readonly number[]; readonly next: readonly Step[] };

/** A combination: its number, and its conditions in the order of names. */
type Numbered = { readonly number: number; readonly conditions: readonly Condition[] };

/** The plan of a list of combinations; the order of fields in the pattern does not matter to it. */
export const planOf = (combinations: readonly Condition[][]): readonly Step[] =>
  stepsAt(
    0,
    combinations.map((combination, number) => ({ number, conditions: combination.toSorted(byName) })),
  );

const byName = (a: Condition, b: Condition): number => (a.name < b.name ? -1 : +(a.name > b.name));

/** The steps of combinations that all have a condition at `depth`. */
const stepsAt = (depth: number, combinations: readonly Numbered[]): Step[] => {
  const conditionOf = ({ conditions }: Numbered): Condition => conditions[depth] as Condition;
  const branchOf = (bit: number, ones: readonly Numbered[]): Branch => {
    const goesOn = ({ conditions }: Numbered): boolean => conditions.length > depth + 1;
    const ends = ones.filter((one) => !goesOn(one)).map(({ number }) => number);
    return { bit, ends, next: stepsAt(depth + 1, ones.filter(goesOn)) };
  };
  const stepOf = (name: string, asked: readonly [Condition, Numbered[]][]): Step => {
    const field = newField(name);
    const branches = asked.map(([{ list }, ones], i) => {
      addList(field, list, 1 << i);
      return branchOf(1 << i, ones);
    });
    const later = branches.flatMap(({ next }) => next.flatMap(({ names }) => names));
    return { field, branches, names: [...new Set([`${name}.`, ...later])] };
  };
  return [...Map.groupBy(combinations, (one) => conditionOf(one).name)].flatMap(([name, ones]) => {
    const asked = [...Map.groupBy(ones, conditionOf)];
    const steps: Step[] = [];
    while (asked.length) steps.push(stepOf(name, asked.splice(0, BITS)));
    return steps;
  });
};
