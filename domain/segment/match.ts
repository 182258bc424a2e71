// Evaluates a compiled pattern on a context, all combinations at once, in one walk over the places that it names.
// Arrays are consistent, as in AWS's matcher: fields of objects in an array must match in the same object.

import type { Segment } from './compile.ts';
import type { Context } from './context.ts';
import { fieldOf, type Place } from './place.ts';
import type { Step } from './plan.ts';

/** The combinations that hold so far, and the conditions whose field is there, fitting or not. */
type Finding = { holds: bigint; found: bigint };

const inObject = (object: Place, step: Step): Finding => {
  const finding: Finding = { holds: -1n, found: 0n };
  for (const [name, next] of step.next) {
    const { holds, found } = atPlace(fieldOf(object, name), next);
    finding.holds &= holds;
    finding.found |= found;
  }
  return finding;
};

/**
 * A combination holds when it holds in one of the objects. Which one, its first field (by name) decides: it must be
 * there; a field that may be missing and comes before must be missing in all of them.
 */
const inOneOf = (objects: Place[], step: Step): Finding => {
  const findings = objects.map((object) => inObject(object, step));
  const found = findings.reduce((all, finding) => all | finding.found, 0n);
  let undecided = -1n;
  const deciders = step.below
    .filter(({ bit }) => found & bit)
    .map(({ bit, without }) => {
      const decided = undecided & ~without;
      undecided &= without;
      return { bit, decided };
    });
  let holds = undecided & step.missing;
  for (const finding of findings) {
    const elsewhere = deciders.filter(({ bit }) => !(finding.found & bit));
    holds |= elsewhere.reduce((all, { decided }) => all & ~decided, finding.holds);
  }
  return { holds, found };
};

const beneath = (place: Place, step: Step): Finding => {
  if (!place.elements) return inObject(place, step);
  return inOneOf(place.fields ? [place, ...place.elements] : place.elements, step);
};

const atPlace = (place: Place | undefined, step: Step): Finding => {
  const finding = place ? beneath(place, step) : { holds: step.missing, found: 0n };
  const values = place?.values ?? [undefined];
  for (const { tests, without, bit } of step.checks) {
    if (!values.some((value) => tests.some((test) => test(value)))) finding.holds &= without;
    if (values[0] !== undefined) finding.found |= bit;
  }
  return finding;
};

/** Whether a context belongs to a segment. Takes time in proportion to the pattern times what the context has of its fields. */
export const matches = ({ plan }: Segment, context: Context): boolean =>
  (inObject(context, plan.root).holds & plan.all) !== 0n;
