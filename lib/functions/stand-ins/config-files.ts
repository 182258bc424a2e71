/**
 * The SDK looks for its configuration files, which a function does not have: it has environment variables. Bundles have
 * this instead of the module of Node's, which takes longer to load than it takes not to find them.
 */

/** Named as in `node:fs/promises`. @throws Error always, which the SDK takes for an empty file. */
export const readFile = async (): Promise<never> => {
  throw new Error('A function has no configuration files.');
};
