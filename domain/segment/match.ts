// Whether a context belongs to a segment.

import type { Part, Segment } from './compile.ts';
import type { Context } from './context.ts';
import { type Reading, readPanel } from './panel.ts';
import { holding, newPatience, type Patience } from './together.ts';

/** Whether a context belongs to a segment; `reading` is what it says to the segment's panel. */
export const isIn = (segment: Segment, reading: Reading): boolean =>
  isInPart(segment, reading) || (segment.bits === 0 && isInSome(segment.parts, reading.context));

const isInSome = (parts: readonly Part[], context: Context): boolean => {
  const patience = newPatience();
  return parts.some((part) => isInPart(part, readPanel(part.panel, context), patience));
};

const isInPart = ({ panel, bits }: Part, { context, open, sure }: Reading, patience?: Patience): boolean =>
  (bits & sure) !== 0 || ((bits & open) !== 0 && holding(panel, context, bits & open, patience) !== 0);

/** The work is linear in what the context has of the pattern's fields; what arrays of objects take is limited in together.ts. */
export const matches = (segment: Segment, context: Context): boolean =>
  isIn(segment, readPanel(segment.panel, context));
