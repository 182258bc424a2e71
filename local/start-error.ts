/**
 * Why the service cannot start or go on, as the one line that is shown to whoever started it.
 */

/** A failure that the user can act on; its message is a whole sentence on one line. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** The first line of what went wrong, whatever was thrown. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : error.name;
  return (error.message || code).split('\n')[0] as string;
};
