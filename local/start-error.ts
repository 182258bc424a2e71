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

/** The first line of what went wrong, whatever was thrown; the code of an error that says nothing, as that of a refused connection. */
export const reasonOf = (error: unknown): string => {
  if (!isNativeError(error)) return String(error);
  const code = 'code' in error ? String(error.code) : error.name;
  return (error.message || code).split('\n', 1).join();
};
