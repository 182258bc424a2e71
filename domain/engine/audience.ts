/** The segment that a segment override or an experiment asks for. */
import { compileSegment, type Segment } from '../segment/compile.ts';
import { explainMismatch } from '../segment/explain.ts';
import { matches } from '../segment/match.ts';
import type { SegmentRule } from './rules.ts';
import type { SegmentFinding } from './rung.ts';
import type { Subject } from './subject.ts';

export interface Audience {
  readonly name: string;
  readonly segment: Segment;
}

/** @throws PatternError when the pattern is invalid. */
export function compileAudience({ name, pattern }: SegmentRule): Audience {
  return { name, segment: compileSegment(pattern) };
}

export function isIn(audience: Audience, subject: Subject): boolean {
  const context = subject.context.value;
  return context !== undefined && matches(audience.segment, context);
}

export function segmentFinding(audience: Audience, subject: Subject, matched: boolean): SegmentFinding {
  const finding = { segment: audience.name, matched };
  if (matched) return finding;
  const context = subject.context.value;
  const mismatch = context ? explainMismatch(audience.segment, context) : 'The context is not a JSON object';
  return mismatch === undefined ? finding : { ...finding, mismatch };
}
