/**
 * Replaces the entity overrides in the members of a request or a resource by their number. Readers of the feature may
 * see which entities are overridden, but not everyone who listens to changes.
 */
export const hideOverrides = (members: unknown): unknown => {
  if (!Object.hasOwn(Object(members), 'entityOverrides')) return members;
  const { entityOverrides, ...others } = members as Readonly<Record<string, unknown>>;
  return { ...others, entityOverrideCount: Object.keys(Object(entityOverrides)).length };
};
