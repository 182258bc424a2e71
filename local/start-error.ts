/**
 * Why the service cannot start or go on, as the one line that is shown to whoever started it, and lines that help where there are any.
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
 * The first line of what went wrong, whatever was thrown, and of what caused it; the code of an error that says nothing. A
 * name with several addresses that refuse has an error without words, and one for each of them.
 */
export const reasonOf = (error: unknown): string => {
  if (!isNativeError(error)) return String(error);
  const code = 'code' in error ? String(error.code) : error.name;
  const tried = 'errors' in error && Array.isArray(error.errors) ? error.errors.map(reasonOf).join(', ') : '';
  const [said = ''] = (error.message || tried || code).split('\n', 1);
  return isNativeError(error.cause) ? `${said.replace(/\.$/, '')}: ${reasonOf(error.cause)}` : said;
};
