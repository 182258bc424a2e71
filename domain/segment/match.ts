// Whether a context belongs to a segment.

import type { Segment } from './compile.ts';
import type { Context } from './context.ts';
import { type Reading, readPanel } from './panel.ts';
import { holding } from './together.ts';

/** Whether a context belongs to a segment; `reading` is what it says to the segment's panel. */
export const isIn = (segment: Segment, reading: Reading): boolean => {
  const { bits } = segment;
  if ((bits & reading.sure) !== 0) return true;
  return (bits === 0 || (bits & reading.open) !== 0) && holding(segment.plan(), reading.context, false).size > 0;
};

/** The work grows with the pattern and with what the context has of its fields. */
export const matches = (segment: Segment, context: Context): boolean =>
  isIn(segment, readPanel(segment.panel, context));
