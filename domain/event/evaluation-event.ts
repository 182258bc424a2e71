// Evaluations that were made by a client and reported as events: what they must look like, and what they assign.

/** The launch or experiment, by name, whose group or treatment the client served. */
export interface ReportedAssignment {
  readonly kind: 'launch' | 'experiment';
  readonly name: string;
  readonly arm: string;
}

export interface ReportedEvaluation {
  readonly entityId: string;
  /** The feature by its name, also where the client gave its ARN. */
  readonly feature: string;
  readonly variation: string;
  /** Why the entity was served the variation, in the client's words. */
  readonly type: string;
  /** Absent when the entity was served by an override or by default. */
  readonly assignment?: ReportedAssignment;
}

const longestEntityId = 512;

/** What a JSON text reports, or what is wrong with it. */
export const parseEvaluation = (data: string): ReportedEvaluation | { readonly fault: string } => {
  const value = objectOf(data);
  if (!value) return { fault: 'data is not the text of a JSON object' };
  const { entityId, details } = value;
  const missing = ['feature', 'entityId', 'variation', 'type'].find((name) => !isText(value[name]));
  if (missing !== undefined) return { fault: `data.${missing} must be a string` };
  if ([...(entityId as string)].length > longestEntityId) return { fault: 'data.entityId is too long' };
  if (value.entityAttributes !== undefined && !isObject(value.entityAttributes))
    return { fault: 'data.entityAttributes must be an object' };
  if (details !== undefined && !isObject(details)) return { fault: 'data.details must be an object' };
  const { feature, variation, type } = value as Record<string, string>;
  return {
    entityId: entityId as string,
    feature: feature?.split('/').at(-1) as string,
    variation: variation as string,
    type: type as string,
    ...assignmentIn((details ?? {}) as Record<string, unknown>),
  };
};

const assignmentIn = (details: Record<string, unknown>): { assignment?: ReportedAssignment } => {
  const { experiment, treatment, launch, group } = details;
  if (isText(experiment) && isText(treatment))
    return { assignment: { kind: 'experiment', name: experiment, arm: treatment } };
  return isText(launch) && isText(group) ? { assignment: { kind: 'launch', name: launch, arm: group } } : {};
};

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const objectOf = (text: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
};
