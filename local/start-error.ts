/**
 * Errors that end the service: one line for the user, and advice where there is any.
 */
import { isNativeError } from 'node:util/types';

/** A failure that the user can act on; its message is a whole sentence on one line. */
export class StartError extends Error {
  override readonly name = 'StartError';
  /** Lines to paste, shown below the message; none by default. */
  readonly advice: string;

  constructor(message: string, advice = '') {
    super(message);
    this.advice = advice;
  }
}

/**
 * The first line of an error and of its causes, whatever was thrown; the code of an error without a message. A host
 * with several addresses that refuse gives an error without a message, which holds one error for each address.
 */
export const reasonOf = (error: unknown): string => {
  if (!isNativeError(error)) return String(error);
  const code = 'code' in error ? String(error.code) : error.name;
  const tried = 'errors' in error && Array.isArray(error.errors) ? error.errors.map(reasonOf).join(', ') : '';
  const [said = ''] = (error.message || tried || code).split('\n', 1);
  return isNativeError(error.cause) ? `${said.replace(/\.$/, '')}: ${reasonOf(error.cause)}` : said;
};
