/**
 * The members of a request or of a resource, with the number of entity overrides in their place: who is overridden is for those
 * who may read the feature, not for all who listen to what changes.
 */
export const withOverrideCount = (members: unknown): unknown => {
  if (!Object.hasOwn(Object(members), 'entityOverrides')) return members;
  const { entityOverrides, ...others } = members as Readonly<Record<string, unknown>>;
  return { ...others, entityOverrideCount: Object.keys(Object(entityOverrides)).length };
};
