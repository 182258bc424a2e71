// Evaluates a compiled pattern on a context, all combinations at once, in one walk over the places that it names.
// Arrays are consistent, as in AWS's matcher: fields of objects in an array must match in the same object.

import type { Segment } from './compile.ts';
import type { Context } from './context.ts';
import { fieldOf, type Place } from './place.ts';
import type { Step } from './plan.ts';

type Finding = {
  /** The combinations that still hold. */
  holds: bigint;
  /** The conditions whose field is there, fitting or not. */
  found: bigint;
  /** Whether `found` is of interest when nothing holds any more. */
  readonly whole: boolean;
};

const NOTHING = [undefined];

const inObject = (object: Place, step: Step, finding: Finding): Finding => {
  for (const [name, next] of step.next) {
    if (!finding.holds && !finding.whole) break;
    atPlace(fieldOf(object, name), next, finding);
  }
  return finding;
};

/**
 * A combination holds when it holds in one of the objects. The first of its fields (by name) that any of them has
 * decides which: it must be there; one that may be missing and comes before must be missing in all of them.
 */
const inOneOf = (objects: Place[], step: Step, finding: Finding): void => {
  const each = objects.map((object) =>
    inObject(object, step, { holds: finding.holds, found: 0n, whole: finding.whole }),
  );
  const found = each.reduce((all, one) => all | one.found, 0n);
  let undecided = -1n;
  const deciders: { bit: bigint; others: bigint }[] = [];
  for (const { bit, without } of step.below) {
    if (!(found & bit)) continue;
    deciders.push({ bit, others: ~undecided | without });
    undecided &= without;
  }
  let holds = undecided & step.missingBelow;
  for (const one of each) {
    for (const { bit, others } of deciders) if (!(one.found & bit)) one.holds &= others;
    holds |= one.holds;
  }
  finding.holds &= holds;
  finding.found |= found;
};

const atPlace = (place: Place | undefined, step: Step, finding: Finding): void => {
  if (!place) {
    finding.holds &= step.missing;
    return;
  }
  const { values = NOTHING, elements, fields, dotted } = place;
  if (elements) inOneOf(fields || dotted ? [place, ...elements] : elements, step, finding);
  else inObject(place, step, finding);
  for (const { tests, without, bit } of step.checks) {
    if (!values.some((value) => tests.some((test) => test(value)))) finding.holds &= without;
    if (values !== NOTHING) finding.found |= bit;
  }
};

/** Whether a context belongs to a segment. The work grows with the pattern and with what the context has of its fields. */
export const matches = ({ plan }: Segment, context: Context): boolean =>
  inObject(context, plan.root, { holds: plan.all, found: 0n, whole: plan.optional }).holds !== 0n;
