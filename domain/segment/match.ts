// Evaluates a compiled pattern on a context, all combinations at once, in one walk over the places that it names.
// Arrays are consistent, as in AWS's matcher: fields of objects in an array must match in the same object.

import type { Segment } from './compile.ts';
import type { Context } from './context.ts';
import type { Condition } from './group.ts';
import type { Test } from './operators.ts';
import { fieldOf, type Place } from './place.ts';
import type { Finding, Step } from './plan.ts';

/** Whether one of the values at a place, or with none the lack of any, passes. */
const passes = ({ value, more }: Place, fits: Test): boolean => fits(value) || (more?.some(fits) ?? false);

const inObject = (object: Place, { next }: Step, finding: Finding): Finding => {
  for (const step of next) {
    if (!finding.holds && !finding.whole) break;
    atPlace(fieldOf(object, step.name), step, finding);
  }
  return finding;
};

/**
 * A combination holds when it holds in one of the objects. The first of its fields (by name) that any of them has
 * decides which: it must be there; one that may be missing and comes before must be missing in all of them.
 */
const inOneOf = (objects: Place[], step: Step, finding: Finding): void => {
  const each = objects.map((object) => inObject(object, step, { ...finding }));
  for (const { found } of each) finding.found |= found;
  let undecided = finding.holds;
  let holds = undecided;
  for (const { bit, without, spare } of step.below) {
    if (finding.found & bit) {
      for (const one of each) if (!(one.found & bit)) one.holds &= ~undecided | without;
      undecided &= without;
      holds &= without;
    } else holds &= spare;
  }
  for (const one of each) holds |= one.holds;
  finding.holds = holds;
};

const atPlace = (place: Place | undefined, step: Step, finding: Finding): void => {
  if (!place) {
    finding.holds &= step.missing;
    return;
  }
  const { value, elements } = place;
  if (elements) inOneOf([place, ...elements], step, finding);
  else inObject(place, step, finding);
  for (const { fits, without, bit } of step.checks) {
    if (value !== undefined) finding.found |= bit;
    if (!passes(place, fits)) finding.holds &= without;
  }
};

/** Whether a condition holds by itself; undefined where an array has objects, which conditions have to match together. */
const holdsAlone = ({ path, fits, optional }: Condition, context: Context): boolean | undefined => {
  let place: Place | undefined = context;
  for (let i = 0; i < path.length; i++) {
    place = fieldOf(place, path[i] as string);
    if (!place) return optional;
    if (place.elements) return undefined;
  }
  return passes(place, fits);
};

/** The answer for nearly all patterns and contexts: one combination, and no array of objects where it looks; else undefined. */
const matchesSingly = ({ combinations }: Segment, context: Context): boolean | undefined => {
  if (combinations.length > 1) return undefined;
  for (const condition of combinations[0] as Condition[]) {
    const holds = holdsAlone(condition, context);
    if (!holds) return holds;
  }
  return true;
};

const matchesTogether = ({ plan: { root, start } }: Segment, context: Context): boolean =>
  Boolean(inObject(context, root, { ...start }).holds);

/** Whether a context belongs to a segment. The work grows with the pattern and with what the context has of its fields. */
export const matches = (segment: Segment, context: Context): boolean =>
  matchesSingly(segment, context) ?? matchesTogether(segment, context);
