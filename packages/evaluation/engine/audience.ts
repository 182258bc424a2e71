/** The segment that a segment override or an experiment asks for. */
import { compilePattern } from '../pattern/compile.ts';
import { matchesContext } from '../pattern/match.ts';
import type { PatternSet } from '../pattern/pattern-set.ts';
import type { Audience } from './compiled-trial.ts';
import type { SegmentRule } from './rules.ts';
import type { Subject } from './subject.ts';

export const compileAudience = ({ name, pattern }: SegmentRule, set: PatternSet): Audience => ({
  ...compilePattern(pattern, set),
  name,
});

/** Whether a subject belongs to an audience; without an audience everybody does, and the context stays unread. */
export const includes = (audience: Audience | undefined, subject: Subject): boolean =>
  audience === undefined || matchesContext(audience, subject);
