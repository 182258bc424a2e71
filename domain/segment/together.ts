// Which combinations of a panel hold in a context with arrays of objects. Arrays are consistent, as in AWS's matcher: the
// values that fit, one for each condition in the order of names, lie in one element of every array that they have in
// common. It is a search, for all combinations at once: an element is chosen when a value in it fits some of them.

import { type Field, passedBits, type Way } from './field.ts';
import type { Panel, Reading } from './panel.ts';
import { LOOK } from './patience.ts';
import { elementsWith, fieldOf, type List, type Place } from './place.ts';

/** An element chosen of an array, and what was chosen before; at the beginning the context. */
type Choice = {
  readonly element: Place;
  readonly array: List | undefined;
  /** The place of the array. */
  readonly way: Way | undefined;
  readonly before: Choice | undefined;
};

/** An element to be looked into, `depth` names on the way, after a choice: that of the element itself when none is named. */
type Spot = Choice & { readonly depth: number; readonly choice: Choice | undefined };

/** Always the same members, since that is what JavaScript is quick with. */
const spotOf = (element: Place, depth: number, choice?: Choice, array?: List, way?: Way, before?: Choice): Spot => ({
  element,
  depth,
  choice,
  array,
  way,
  before,
});

/** A choice with which a field has a value, or lacks any, and the bits of the lists that this fits. */
type Fit = readonly [choice: Choice, bits: number];

/** Of the combinations whose bits are given the bits of those that hold, as far as patience lasts. */
export const holding = ({ fields }: Panel, reading: Reading, bits: number): number => {
  let found = 0;
  /** For each field, the combinations for which it has been asked after a choice, and the bits of the values at a place. */
  const notes = fields.map(() => new Map<Choice | Place, number>());

  const chosenOf = (array: List, choice: Choice | undefined): Place | undefined => {
    for (let one = choice; one; one = one.before) {
      reading.left--;
      if (one.array === array) return one.element;
    }
    return undefined;
  };

  /** The ways to choose a value of a field, or the lack of any, that is consistent with what was chosen before. */
  const fitsOf = (i: number, before: Choice): Fit[] => {
    const field = fields[i] as Field;
    const known = notes[i] as (typeof notes)[number];
    const { path, ways } = field;
    const fits: Fit[] = [];
    const spots = [spotOf(reading.context, 0, before)];
    for (let spot = spots.pop(); spot; spot = spots.pop()) {
      const { choice = spot } = spot;
      let { depth } = spot;
      reading.left -= LOOK;
      for (let place: Place | undefined = spot.element; place; depth++) {
        const name = path[depth];
        if (reading.left-- < 0) return [];
        for (const array of place.arrays ?? []) {
          const chosen = chosenOf(array, before);
          for (const element of chosen ? [chosen] : elementsWith(array, name)) {
            spots.push(spotOf(element, depth, chosen && choice, array, ways[depth - 1], choice));
          }
        }
        if (name === undefined) {
          if (place.value !== undefined) {
            const bits = known.get(place) ?? passedBits(field, place, reading);
            known.set(place, bits);
            fits.push([choice, bits]);
          }
          break;
        }
        place = fieldOf(place, name);
      }
    }
    return fits.length ? fits : [[before, field.absent]];
  };

  /** Asks the fields from the `first` on for `given` combinations after a choice. */
  const ask = (first: number, choice: Choice, given: number): void => {
    let bits = given & ~found;
    if (!bits || reading.left < 0) return;
    let i = first;
    while (i < fields.length && !((fields[i] as Field).asked & bits)) i++;
    const earlier = notes[i];
    if (!earlier) {
      found |= bits;
      return;
    }
    let from = choice;
    // An element of an array in which no field ahead lies makes no difference any more.
    for (; from.way && from.way.last < i; reading.left--) from = from.before as Choice;
    const before = earlier.get(from) ?? 0;
    earlier.set(from, before | bits);
    bits &= ~before;
    reading.left -= LOOK;
    if (!bits) return;
    const fits = fitsOf(i, from);
    const free = fits.reduce((sum, [one, fit]) => (one === from ? sum | fit : sum), 0);
    ask(i + 1, from, bits & (free | ~(fields[i] as Field).asked));
    // A choice where none is needed only narrows what can follow, unless that is the lack of a value.
    if (fits.length > 1 && !fields.some(({ absent }, k) => k > i && absent & bits)) bits &= ~free;
    for (const [one, fit] of fits) if (one !== from) ask(i + 1, one, bits & fit);
  };

  ask(0, spotOf(reading.context, 0), bits & reading.open);
  return found;
};
