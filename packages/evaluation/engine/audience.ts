/** The segment that a segment override or an experiment asks for. */
import { compilePattern } from '../pattern/compile.ts';
import { matchesDocument } from '../pattern/match.ts';
import { holdingCombinations, type PatternSet } from '../pattern/pattern-set.ts';
import type { SegmentRule } from './rules.ts';
import type { Audience } from './split-rule.ts';
import { documentOf, type Subject } from './subject.ts';

export const compileAudience = ({ name, pattern }: SegmentRule, set: PatternSet): Audience => {
  return { name, pattern: compilePattern(pattern, set) };
};

/** What of a set holds for a subject: to be asked once for all its segments. Without segments the context stays unread. */
export const holdingOf = (subject: Subject, set: PatternSet | undefined): number =>
  set === undefined ? 0 : holdingCombinations(set, documentOf(subject));

/** Whether a subject belongs to an audience, given what of its set holds; without an audience, everybody does. */
export const includes = (audience: Audience | undefined, subject: Subject, holding: number): boolean =>
  audience === undefined || matchesDocument(audience.pattern, documentOf(subject), holding);
