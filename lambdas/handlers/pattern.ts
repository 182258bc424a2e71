/**
 * Patterns that callers send, compiled or refused with the place of the fault.
 */
import { checkPattern } from '../../domain/segment/check.ts';
import { compileSegment, type Segment } from '../../domain/segment/compile.ts';
import { PatternError } from '../../domain/segment/pattern-error.ts';
import { invalidMember } from './errors.ts';

/** @throws ServiceError ValidationException naming `member` when the text is no valid pattern. */
export const compiledPattern = (text: string, member: string): Segment => {
  try {
    checkPattern(text);
    return compileSegment(text);
  } catch (error) {
    throw error instanceof PatternError ? invalidMember(member, `is not valid: ${error.message}`) : error;
  }
};
