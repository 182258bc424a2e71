/** The segment that a segment override or an experiment asks for. */
import { compileSegment, type Segment } from '../segment/compile.ts';
import { matches } from '../segment/match.ts';
import type { SegmentRule } from './rules.ts';
import type { Subject } from './subject.ts';

export interface Audience {
  readonly name: string;
  readonly segment: Segment;
}

export function compileAudience({ name, pattern }: SegmentRule): Audience {
  return { name, segment: compileSegment(pattern) };
}

export function isIn(audience: Audience, subject: Subject): boolean {
  const context = subject.context.value;
  return context !== undefined && matches(audience.segment, context);
}
