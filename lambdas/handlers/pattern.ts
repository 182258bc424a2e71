/**
 * Patterns that callers send, compiled or refused with the place of the fault.
 */
import { type CompiledPattern, checkPattern, compilePattern, PatternError } from '@selfevident/evaluation';
import { invalidMember } from './errors.ts';

/** @throws ServiceError ValidationException naming `member` when the text is no valid pattern. */
export const compiledPattern = (text: string, member: string): CompiledPattern => {
  try {
    checkPattern(text);
    return compilePattern(text);
  } catch (error) {
    throw error instanceof PatternError ? invalidMember(member, `is not valid: ${error.message}`) : error;
  }
};
