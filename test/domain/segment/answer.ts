import { compileSegment } from '../../../domain/segment/compile.ts';
import { parseContext } from '../../../domain/segment/context.ts';
import { matches } from '../../../domain/segment/match.ts';

/** Whether a context matches a pattern, both given as JSON text. */
export const answer = (pattern: string, context: string): boolean => {
  const parsed = parseContext(context);
  if (!parsed) throw new Error(`no JSON object: ${context}`);
  return matches(compileSegment(pattern), parsed);
};
