/**
 * Where an answer differs from one of before. A member that came since is no difference.
 */

/** Ids are random, and versions begin at random: they differ in every service. */
const RANDOM_MEMBERS = new Set(['id', 'version']);

export const differences = (before: unknown, after: unknown, path = ''): readonly string[] => {
  if (!isObject(before) || !isObject(after))
    return Object.is(before, after) ? [] : [`${path}: ${JSON.stringify(before)} became ${JSON.stringify(after)}`];
  const members = Array.isArray(before) ? [...Object.keys(before), 'length'] : Object.keys(before);
  return members
    .filter((member) => !RANDOM_MEMBERS.has(member))
    .flatMap((member) => differences(before[member], after[member], `${path}/${member}`));
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
