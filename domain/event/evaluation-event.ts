// Evaluations that were made by a client and reported as events: what they must look like, and what they assign.

import type { Reason } from '../engine/outcome.ts';

/** The launch or experiment, by name, whose group or treatment the client served. */
export interface ReportedArm {
  readonly kind: 'launch' | 'experiment';
  readonly name: string;
  readonly arm: string;
  /** The creation id, where the client knows it: the name may have been given anew since. */
  readonly id?: string;
}

export interface ReportedEvaluation {
  readonly entityId: string;
  /** The feature as the client named it, by its name or its ARN. */
  readonly feature: string;
  readonly variation: string;
  /** Why the entity was served the variation: a reason, or the client's own word. */
  readonly type: string;
  /** Absent when the entity was served by an override or by default. */
  readonly assignment?: ReportedArm;
}

/** What served the variation, by each reason that there is. */
const kinds = {
  LAUNCH_RULE_MATCH: 'launch',
  EXPERIMENT_RULE_MATCH: 'experiment',
  ENTITY_OVERRIDES_MATCH: undefined,
  DEFAULT: undefined,
} as const satisfies Readonly<Record<Reason, ReportedArm['kind'] | undefined>>;

/** The member of `details` that names the group or the treatment. */
export const armMembers = { launch: 'group', experiment: 'treatment' } as const;

const longestEntityId = 512;
const longestName = 127;

type Members = Readonly<Record<string, unknown>>;

/** What a JSON text reports, or the first thing that is wrong with it. */
export const parseEvaluation = (data: string): ReportedEvaluation | { readonly fault: string } => {
  const given = objectOf(data);
  if (!given) return { fault: 'data is not the text of a JSON object' };
  const value = { ...given, details: detailsOf(given) };
  const [fault] = faultsOf(value);
  if (fault !== undefined) return { fault };
  const { feature, details, ...reported } = value as unknown as Fitting;
  const kind = kindOf(reported.type, details);
  return {
    entityId: reported.entityId,
    feature,
    variation: reported.variation,
    type: reported.type,
    ...(kind ? { assignment: assignmentIn(details, kind) } : {}),
  };
};

/** EvaluateFeature answers details as the text of an object, which clients report as it is; left out, there are none. */
const detailsOf = ({ details = {} }: Members): unknown => (typeof details === 'string' ? objectOf(details) : details);

const assignmentIn = (details: Details, kind: ReportedArm['kind']): ReportedArm => {
  const { [kind]: name = '', [armMembers[kind]]: arm = '', id } = details;
  return { kind, name, arm, ...(id === undefined ? {} : { id }) };
};

/** What an object without faults is. */
type Fitting = Omit<ReportedEvaluation, 'assignment'> & { readonly details: Details };
type Details = Readonly<Record<string, string>>;

function* faultsOf({ details, entityAttributes = {}, ...value }: Members) {
  for (const name of ['feature', 'entityId', 'variation', 'type'])
    if (!isText(value[name])) yield `data.${name} must be a string that is not empty and has no lone surrogate`;
  if ([...(value.entityId as string)].length > longestEntityId) yield 'data.entityId is too long';
  if (!isObject(entityAttributes)) yield 'data.entityAttributes must be an object';
  else if (!isObject(details)) yield 'data.details must be an object, or the text of one';
  else yield* detailFaults(details, value.type as string);
}

function* detailFaults(details: Members, type: string) {
  const kind = kindOf(type, details);
  for (const member of kind ? [kind, armMembers[kind]] : [])
    if (!isName(details[member])) yield `data.details.${member} must be a name: data.type is ${type}`;
  for (const member of ['salt', 'id'])
    if (details[member] !== undefined && typeof details[member] !== 'string')
      yield `data.details.${member} must be a string`;
}

/** Nobody knows all words that clients have used; one that is no reason of Evidently's says as much as its details do. */
const kindOf = (type: string, details: Members): ReportedArm['kind'] | undefined => {
  if (isReason(type)) return kinds[type];
  const isNamed = (kind: ReportedArm['kind']) => kind in details || armMembers[kind] in details;
  return (['experiment', 'launch'] as const).find(isNamed);
};

const isReason = (value: string): value is Reason => Object.hasOwn(kinds, value);

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.isWellFormed();

const isName = (value: unknown): boolean => isText(value) && value.length <= longestName;

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const objectOf = (text: string): Members | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
};
