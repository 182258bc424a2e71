/**
 * What the caller of OFREP sees of a flag. A page that asks with a key learns neither why a flag has its value nor what
 * is tested on it: it gets a sealed token, and reports that when it has shown the flag.
 */
import type { CompiledFeature, Outcome } from '@selfevident/evaluation';
import type { EvaluatedFlag } from '../../contract/ofrep.ts';
import { hasScope, type KeyGrant } from '../../domain/key/key.ts';
import { flagMetadata, flagReason } from '../../domain/ofrep/reason.ts';
import { flagValue } from '../../domain/ofrep/value.ts';
import type { EvaluationStore } from '../store/evaluation-store.ts';
import { markExposure, sealExposure } from './exposure-token.ts';
import { withoutEntity } from './flag-error.ts';
import type { Context } from './handler.ts';

/** A flag that was evaluated. */
export interface Answered {
  readonly feature: string;
  readonly rules: CompiledFeature;
  readonly outcome: Outcome;
}

export interface Viewer {
  /** The service's time, in milliseconds since the epoch. */
  readonly now: number;
  /** Whether the viewer may see the launch or the experiment behind a value. */
  readonly isTrusted: boolean;
  /** Seals what the viewer may report; undefined for one who reports nothing. */
  readonly seal?: OfFlag | undefined;
  /** What the tag of an answer has in the place of a token, which differs each time. */
  readonly mark?: OfFlag | undefined;
}

type OfFlag = (feature: string, outcome: Outcome) => string | undefined;

interface Viewed {
  readonly project: string;
  readonly entityId: string | undefined;
}

/** At once for a caller without a key. */
export const viewerOf = (context: Context<EvaluationStore>, viewed: Viewed): Viewer | Promise<Viewer> =>
  context.key ? viewerByKey(context, context.key, viewed) : { now: context.now, isTrusted: true };

const viewerByKey = async (
  { now, store }: Context<EvaluationStore>,
  key: KeyGrant,
  { project, entityId }: Viewed,
): Promise<Viewer> => {
  if (!hasScope(key, 'expose') || entityId === undefined) return { now, isTrusted: false };
  const secret = await store.tokenSecret();
  const seal: OfFlag = (feature, outcome) => sealExposure(secret, { project, now }, { feature, entityId, outcome });
  const mark: OfFlag = (feature, outcome) => markExposure(now, { feature, entityId, outcome });
  return { now, isTrusted: false, seal, mark };
};

export const viewOf = ({ feature, rules, outcome }: Answered, { now, isTrusted, seal }: Viewer) => {
  const exposure = seal?.(feature, outcome);
  return {
    key: feature,
    reason: flagReason(rules, outcome, now),
    variant: outcome.variation.name,
    value: flagValue(outcome.variation.value),
    metadata: { ...(isTrusted ? flagMetadata(outcome) : {}), ...(exposure === undefined ? {} : { exposure }) },
  };
};

/** The answer for a flag whose value depends on an entity that is not given. */
export const viewWithoutEntity = (feature: string): EvaluatedFlag => ({
  key: feature,
  errorCode: 'TARGETING_KEY_MISSING',
  errorDetails: withoutEntity(feature).message,
});
