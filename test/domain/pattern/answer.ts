import { compilePattern } from '../../../domain/pattern/compile.ts';
import { matches } from '../../../domain/pattern/match.ts';

/** Whether a context matches a pattern, both given as JSON text. */
export const answer = (pattern: string, context: string): boolean => matches(compilePattern(pattern), context);
