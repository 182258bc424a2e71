/** The segment that a segment override or an experiment asks for. */
import { compileSegment, type Segment } from '../segment/compile.ts';
import { isIn as isInSegment } from '../segment/match.ts';
import { newReading, type Panel, type Reading, readPanel } from '../segment/panel.ts';
import type { SegmentRule } from './rules.ts';
import type { Subject } from './subject.ts';

export interface Audience {
  readonly name: string;
  readonly segment: Segment;
}

export const compileAudience = ({ name, pattern }: SegmentRule, panel: Panel): Audience => {
  return { name, segment: compileSegment(pattern, panel) };
};

/** What the context of a subject says to the segments of a panel: to be asked once for all of them. Without segments it stays unread. */
export const readingOf = ({ context }: Subject, panel: Panel | undefined): Reading | undefined =>
  panel && readPanel(panel, newReading(context()));

/** Whether whoever gave a reading belongs to an audience; without one, everybody does. */
export const isIn = (audience: Audience | undefined, reading: Reading | undefined): boolean =>
  audience === undefined || isInSegment(audience.segment, reading as Reading);
