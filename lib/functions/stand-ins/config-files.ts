/**
 * Replaces `node:fs/promises` in bundles. The SDK loads it to look for configuration files, and a function has none: it
 * is configured by environment variables.
 */

/** Named as in `node:fs/promises`. @throws Error always, which the SDK takes for an empty file. */
export const readFile = async (): Promise<never> => {
  throw new Error('A function has no configuration files.');
};
