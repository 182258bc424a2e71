// Whether a context belongs to a segment.

import type { Part, Segment } from './compile.ts';
import type { Context } from './context.ts';
import { newReading, type Reading, readPanel } from './panel.ts';
import { holding } from './together.ts';

/** Whether a context belongs to a segment; `reading` is what it says to the segment's panel. */
export const isIn = (segment: Segment, reading: Reading): boolean => {
  if (segment.bits) return isInPart(segment, reading);
  const own = { ...reading };
  return segment.parts.some((part) => own.left > 0 && isInPart(part, readPanel(part.panel, own)));
};

const isInPart = ({ panel, bits }: Part, reading: Reading): boolean =>
  (bits & reading.sure) !== 0 || ((bits & reading.open) !== 0 && holding(panel, reading, bits) !== 0);

/** The work is linear in what the context has of the pattern's fields; what arrays of objects take is limited (Patience). */
export const matches = (segment: Segment, context: Context): boolean =>
  isIn(segment, readPanel(segment.panel, newReading(context)));
