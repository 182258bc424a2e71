// Evaluates all combinations of a pattern at once, in one walk over the places that it names. Arrays are consistent, as
// in AWS's matcher: fields of objects in an array must match in the same object. The work is linear in what the context
// has of the pattern's fields, since whoever sends it chooses it: objects that have none of them are looked at once.

import type { Context } from './context.ts';
import { passedBits } from './field.ts';
import type { Place } from './place.ts';
import type { Plan, Step } from './plan.ts';
import type { Bits } from './row.ts';

/** While a context is walked: the combinations that still hold, and the conditions whose field is there, fitting or not. */
type Finding = { holds: Bits; found: Bits };

/** A place that an object has and the pattern names. */
type There = readonly [position: number, step: Step, place: Place];

/** The combinations of a plan that hold. */
export const holding = ({ root, all }: Plan, context: Context): Bits =>
  inObject(thereIn(context, root), root, { holds: all, found: 0n }).holds;

const thereIn = (object: Place, { next }: Step): readonly There[] => {
  const there: There[] = [];
  for (let place = object.first; place; place = place.next) {
    const step = next.get(place.name);
    if (step) there.push([...step, place]);
  }
  return there.sort(([a], [b]) => a - b);
};

const inObject = (there: readonly There[], { missing, next }: Step, finding: Finding): Finding => {
  let done = 0;
  for (const [position, step, place] of there) {
    finding.holds = missing(finding.holds, done, position);
    atPlace(place, step, finding);
    done = position + 1;
  }
  finding.holds = missing(finding.holds, done, next.size);
  return finding;
};

const atPlace = (place: Place, step: Step, finding: Finding): void => {
  if (place.elements) inOneOf([place, ...place.elements], step, finding);
  else inObject(thereIn(place, step), step, finding);
  const { here, without } = step;
  let done = 0;
  let passed = 0;
  here.forEach(({ field, bit, own }, i) => {
    if (place.value && own) finding.found |= own;
    if (field !== here[i - 1]?.field) passed = passedBits(field, place);
    if (!(passed & bit)) return;
    finding.holds = without(finding.holds, done, i);
    done = i + 1;
  });
  finding.holds = without(finding.holds, done, here.length);
};

/**
 * A combination holds when it holds in one of the objects. The first of its fields (by name) that any of them has
 * decides which: it must be there. Objects that have the same fields are one to that.
 */
const inOneOf = (objects: readonly Place[], step: Step, finding: Finding): void => {
  const findings = new Map<string, Finding>();
  for (const object of objects) {
    const there = thereIn(object, step);
    if (!there.length && findings.has('')) continue;
    const one = inObject(there, step, { holds: finding.holds, found: 0n });
    const key = there.length ? `${one.found}` : '';
    one.holds |= findings.get(key)?.holds ?? 0n;
    findings.set(key, one);
  }
  for (const { found } of findings.values()) finding.found |= found;
  let undecided = finding.holds;
  for (const { own, without } of step.below) {
    if (!(finding.found & own)) continue;
    for (const one of findings.values()) if (!(one.found & own)) one.holds &= ~undecided | without;
    undecided &= without;
  }
  finding.holds = 0n;
  for (const { holds } of findings.values()) finding.holds |= holds;
};
