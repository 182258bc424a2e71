import { compilePattern } from '../../../../packages/evaluation/pattern/compile.ts';
import { matches } from '../../../../packages/evaluation/pattern/match.ts';

/** Whether a context matches a pattern, both given as JSON text. */
export const matchText = (pattern: string, context: string): boolean => matches(compilePattern(pattern), context);
