/**
 * Patterns that callers send, compiled or refused with the place of the fault.
 */
import { checkPattern } from '../../domain/pattern/check-pattern.ts';
import { type CompiledPattern, compilePattern } from '../../domain/pattern/compile.ts';
import { PatternError } from '../../domain/pattern/pattern-error.ts';
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
