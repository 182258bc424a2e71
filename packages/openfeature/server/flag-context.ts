/** A context of OpenFeature: the entity, and the attributes that segments see. */
import { type EvaluationContext, InvalidContextError } from '@openfeature/server-sdk';

/** The most characters of an entity id. */
const MAX_ENTITY_ID = 512;
/** Looked for first, since most ids have none of them, and this is told sooner than whether they are in pairs. */
const SURROGATE = /[\ud800-\udfff]/;

/**
 * The entity id; undefined for a context without one, or with an empty one.
 * @throws InvalidContextError
 */
export const entityIn = ({ targetingKey }: EvaluationContext): string | undefined => {
  if (targetingKey === undefined || targetingKey === null || targetingKey === '') return undefined;
  if (typeof targetingKey !== 'string') throw new InvalidContextError('targetingKey must be a string.');
  if (targetingKey.length > MAX_ENTITY_ID)
    throw new InvalidContextError(`targetingKey must have at most ${MAX_ENTITY_ID} characters.`);
  if (SURROGATE.test(targetingKey) && !targetingKey.isWellFormed())
    throw new InvalidContextError('targetingKey must not have half a surrogate pair.');
  return targetingKey;
};

/** The attributes without the members that have a meaning of their own. */
export const attributesIn = ({ targetingKey: _, selfevident: __, ...attributes }: EvaluationContext) => attributes;

/** `selfevident: {exposure: false}` in a context: the value is not shown now, as in a prefetch. */
export const countsAsExposure = ({ selfevident }: EvaluationContext): boolean =>
  selfevident === undefined || (selfevident as { readonly exposure?: unknown } | null)?.exposure !== false;
