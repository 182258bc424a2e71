// Which combinations of a pattern hold in a context with arrays of objects. Arrays are consistent, as in AWS's matcher:
// the values that fit, one for each condition in the order of names, lie in one element of every array that they have in
// common. It is a search: an element is chosen when a value in it fits, and another when no later condition fits with it.

import type { Context } from './context.ts';
import { type Field, passedBits } from './field.ts';
import { elementsWith, fieldOf, type List, type Place } from './place.ts';
import type { Step } from './plan.ts';

/** Whoever sends a context chooses how much there is to search. What is not found in so many looks is not there. */
const MOST = 1e6;

/** An element chosen of an array at a place (its name with a dot at its end), and what was chosen before. */
type Choice = {
  readonly place: string;
  readonly array?: List;
  readonly element?: Place;
  readonly before?: Choice;
};

/** A choice, and the bits of the conditions that a value fits which is there with it. */
type Fit = readonly [Choice, bits: number];

/** The numbers of the combinations of a plan that hold: of all, or of the first that is found. */
export const holding = (plan: readonly Step[], context: Context, all: boolean): Set<number> => {
  const found = new Set<number>();
  /** What steps have been taken from: the same again would find the same. */
  const taken = new Map<Step, Set<Choice>>();
  const nothing: Choice = { place: '' };
  let looks = 0;

  const chosenOf = (array: List, choice: Choice | undefined): Place | undefined => {
    for (let one = choice; one; one = one.before) if (looks++ && one.array === array) return one.element;
    return undefined;
  };

  /** The ways to choose a value of the field, or the lack of any, that is consistent with what was chosen before. */
  const fitsOf = (field: Field, before: Choice): Fit[] => {
    const { path } = field;
    const fits: Fit[] = [];
    const open: [Place, depth: number, Choice][] = [[context, 0, before]];
    for (let at = open.pop(); at; at = open.pop()) {
      const [place, depth, choice] = at;
      const name = path[depth];
      looks += 1 + (place.more?.length ?? 0);
      if (looks > MOST) return [];
      for (const array of place.arrays ?? []) {
        const chosen = chosenOf(array, before);
        if (chosen) open.push([chosen, depth, choice]);
        const add = (element: Place): unknown =>
          open.push([element, depth, { place: field.places[depth] as string, array, element, before: choice }]);
        if (!chosen) for (const wanted of new Set([name, undefined])) elementsWith(array, wanted).forEach(add);
      }
      if (name === undefined) {
        if (place.value !== undefined) fits.push([choice, passedBits(field, place)]);
      } else {
        const inner = fieldOf(place, name);
        if (inner) open.push([inner, depth + 1, choice]);
      }
    }
    return fits.length ? fits : [[before, field.absent]];
  };

  /** Takes a step after a choice; whether the search ends with it. */
  const take = (step: Step, choice: Choice): boolean => {
    let from = choice;
    // An element of an array that no later condition looks into makes no difference any more.
    for (; !step.names.some((name) => name.startsWith(from.place)); looks++) from = from.before as Choice;
    const known = taken.get(step) ?? new Set();
    taken.set(step, known);
    if (looks++ > MOST) return true;
    if (known.has(from)) return false;
    known.add(from);
    return fitsOf(step.field, from).some(([fit, bits]) =>
      step.branches.some(({ bit, ends, next }) => {
        if (!(bits & bit)) return false;
        for (const end of ends) found.add(end);
        return (!all && found.size > 0) || next.some((later) => take(later, fit));
      }),
    );
  };

  plan.some((step) => take(step, nothing));
  return found;
};
