/** Parses evaluations that a client made itself and reported as events. */

import type { Reason } from '@selfevident/evaluation';
import type { TrialType } from '../lifecycle/trial.ts';

/** The trial, by name, and its arm that the client served. */
export interface ReportedArm {
  readonly type: TrialType;
  readonly name: string;
  readonly arm: string;
  /** The creation id, if the client knows it. The name may have been reused since. */
  readonly id?: string;
}

export interface ReportedEvaluation {
  readonly entityId: string;
  /** The feature as the client named it: a name or an ARN. */
  readonly feature: string;
  readonly variation: string;
  /** The reason for the variation: one of Evidently's reasons, or the client's own word. */
  readonly type: string;
  /** Absent when an override or the default served the entity. */
  readonly assignment?: ReportedArm;
}

/** The trial type behind each reason. */
const trialTypes = {
  LAUNCH_RULE_MATCH: 'launch',
  EXPERIMENT_RULE_MATCH: 'experiment',
  ENTITY_OVERRIDES_MATCH: undefined,
  DEFAULT: undefined,
} as const satisfies Readonly<Record<Reason, TrialType | undefined>>;

/** The member of `details` that names the arm. */
export const armMembers = { launch: 'group', experiment: 'treatment' } as const;

const LONGEST_ENTITY_ID = 512;
const LONGEST_NAME = 127;

type Members = Readonly<Record<string, unknown>>;

/** Returns the reported evaluation, or the first fault of the text. */
export const parseEvaluation = (data: string): ReportedEvaluation | { readonly fault: string } => {
  const input = parseObject(data);
  if (!input) return { fault: 'data is not the text of a JSON object' };
  const value = { ...input, details: detailsOf(input) };
  const [fault] = faultsOf(value);
  if (fault !== undefined) return { fault };
  const { feature, details, ...reported } = value as unknown as ValidMembers;
  const trialType = trialTypeOf(reported.type, details);
  return {
    entityId: reported.entityId,
    feature,
    variation: reported.variation,
    type: reported.type,
    ...(trialType ? { assignment: reportedArmOf(details, trialType) } : {}),
  };
};

/** Clients report `details` as EvaluateFeature returns it: the text of an object. Absent details are empty. */
const detailsOf = ({ details = {} }: Members): unknown =>
  typeof details === 'string' ? parseObject(details) : details;

const reportedArmOf = (details: Details, trialType: TrialType): ReportedArm => {
  const { [trialType]: name = '', [armMembers[trialType]]: arm = '', id } = details;
  return { type: trialType, name, arm, ...(id === undefined ? {} : { id }) };
};

/** An object without faults. */
type ValidMembers = Omit<ReportedEvaluation, 'assignment'> & { readonly details: Details };
type Details = Readonly<Record<string, string>>;

function* faultsOf({ details, entityAttributes = {}, ...value }: Members) {
  for (const name of ['feature', 'entityId', 'variation', 'type'])
    if (!isText(value[name])) yield `data.${name} must be a string that is not empty and has no lone surrogate`;
  if ([...(value.entityId as string)].length > LONGEST_ENTITY_ID) yield 'data.entityId is too long';
  if (!isObject(entityAttributes)) yield 'data.entityAttributes must be an object';
  else if (!isObject(details)) yield 'data.details must be an object, or the text of one';
  else yield* detailFaults(details, value.type as string);
}

function* detailFaults(details: Members, type: string) {
  const trialType = trialTypeOf(type, details);
  for (const member of trialType ? [trialType, armMembers[trialType]] : [])
    if (!isName(details[member])) yield `data.details.${member} must be a name: data.type is ${type}`;
  for (const member of ['salt', 'id'])
    if (details[member] !== undefined && typeof details[member] !== 'string')
      yield `data.details.${member} must be a string`;
}

/** Clients use words that this list cannot know. The details decide for a type that is no reason of Evidently. */
const trialTypeOf = (type: string, details: Members): TrialType | undefined => {
  if (isReason(type)) return trialTypes[type];
  const isNamed = (one: TrialType) => one in details || armMembers[one] in details;
  return (['experiment', 'launch'] as const).find(isNamed);
};

const isReason = (value: string): value is Reason => Object.hasOwn(trialTypes, value);

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '' && value.isWellFormed();

const isName = (value: unknown): boolean => isText(value) && value.length <= LONGEST_NAME;

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parseObject = (text: string): Members | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
};
