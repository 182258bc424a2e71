/**
 * Finds options that npm took for its own: `npm start --memory` instead of `npm start -- --memory`.
 */

/** Returns a line with the cure; undefined when npm took none of these names. */
export const hintOf = (
  names: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined => {
  if (environment.npm_lifecycle_event !== 'start') return undefined;
  const taken = names.filter((name) => environment[`npm_config_${name.replaceAll('-', '_')}`] !== undefined);
  const options = taken.map((name) => `--${name}`).join(' ');
  return taken.length === 0
    ? undefined
    : `npm keeps ${options} for itself; options of the service come behind two dashes: npm start -- ${options}`;
};
