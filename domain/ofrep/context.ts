/** The context of the OpenFeature Remote Evaluation Protocol: the entity, its attributes, and the flags that are asked. */

import { memberName, memberText, writtenMembers } from '../event/member-text.ts';

/** The most characters of an entity id. */
const MAX_ENTITY_ID = 512;

export interface FlagContext {
  /** The entity id; undefined for a context without `targetingKey`. */
  readonly entityId: string | undefined;
  /** The JSON text of the other attributes, with numbers as they were written. */
  readonly attributes: string;
  /** The features to evaluate in bulk; undefined for all. */
  readonly flags: readonly string[] | undefined;
}

/** What is wrong with a context, in words. */
export interface ContextFault {
  readonly fault: string;
}

/** Members with a meaning of their own. Segments never see them. */
const reserved: ReadonlySet<string> = new Set(['targetingKey', 'selfevident']);

/**
 * Reads the `context` of a request, from its value and from the body, which is the text of a JSON object with it. An
 * absent context is an empty one.
 */
export const readFlagContext = (context: unknown, body: string): FlagContext | ContextFault => {
  if (context === undefined || context === null) return { entityId: undefined, attributes: '{}', flags: undefined };
  if (!isObject(context)) return { fault: 'context must be an object' };
  const { targetingKey, selfevident } = context;
  const fault = entityFault(targetingKey) ?? flagsFault(selfevident);
  if (fault !== undefined) return { fault };
  return {
    entityId: isGiven(targetingKey) ? (targetingKey as string) : undefined,
    attributes: withoutReserved(memberText(body, 'context') ?? '{}'),
    flags: (selfevident as { flags?: string[] } | null | undefined)?.flags,
  };
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Providers send an empty key for an evaluation without an entity. */
const isGiven = (targetingKey: unknown): boolean =>
  targetingKey !== undefined && targetingKey !== null && targetingKey !== '';

const entityFault = (targetingKey: unknown): string | undefined => {
  if (!isGiven(targetingKey)) return undefined;
  if (typeof targetingKey !== 'string') return 'context.targetingKey must be a string';
  if (targetingKey.length > MAX_ENTITY_ID) return `context.targetingKey must have at most ${MAX_ENTITY_ID} characters`;
  return targetingKey.isWellFormed() ? undefined : 'context.targetingKey must not have half a surrogate pair';
};

const flagsFault = (selfevident: unknown): string | undefined => {
  if (selfevident === undefined || selfevident === null) return undefined;
  if (!isObject(selfevident)) return 'context.selfevident must be an object like {"flags": ["NAME"]}';
  const { flags } = selfevident;
  const isList = Array.isArray(flags) && flags.every((name) => typeof name === 'string');
  return flags === undefined || isList ? undefined : 'context.selfevident.flags must be a list of names';
};

const withoutReserved = (context: string): string => {
  const kept = writtenMembers(context).filter((member) => !reserved.has(memberName(member)));
  return `{${kept.map(({ name, value }) => `${name}:${value}`).join(',')}}`;
};
