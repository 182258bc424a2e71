/** The segment that a segment override or an experiment asks for. */
import { compileSegment, type Segment } from '../segment/compile.ts';
import { isIn as isInSegment } from '../segment/match.ts';
import type { Panel } from '../segment/panel.ts';
import type { SegmentRule } from './rules.ts';
import { readingOf, type Subject } from './subject.ts';

export interface Audience {
  readonly name: string;
  readonly segment: Segment;
}

export const compileAudience = ({ name, pattern }: SegmentRule, panel: Panel): Audience => {
  return { name, segment: compileSegment(pattern, panel) };
};

/** Whether a subject belongs to an audience; without one, everybody does. */
export const isIn = (audience: Audience | undefined, subject: Subject): boolean =>
  audience === undefined || isInSegment(audience.segment, readingOf(subject, audience.segment.panel));
