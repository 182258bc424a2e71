/** What an evaluation is called in OpenFeature. */
import type { CompiledFeature } from './compile.ts';
import type { Outcome } from './outcome.ts';
import { isStatic } from './static.ts';

export type FlagReason = 'STATIC' | 'DEFAULT' | 'TARGETING_MATCH' | 'SPLIT';

/**
 * The reason of an outcome at `now` (epoch milliseconds). `DEFAULT` is missing from the enumeration of OFREP 0.3.0, but
 * the protocol's own examples and all SDKs have it (docs/adr/0052-ofrep.md).
 */
export const flagReason = (feature: CompiledFeature, { reason }: Outcome, now: number): FlagReason => {
  if (reason === 'ENTITY_OVERRIDES_MATCH') return 'TARGETING_MATCH';
  if (reason !== 'DEFAULT') return 'SPLIT';
  return isStatic(feature, now) ? 'STATIC' : 'DEFAULT';
};

/** What a client may know of an outcome besides its value: Evidently's reason, and the trial with its arm. */
export const flagMetadata = ({ reason, assignment }: Outcome): Readonly<Record<string, string>> => ({
  evidentlyReason: reason,
  ...(assignment?.type === 'launch' ? { launch: assignment.name, group: assignment.group } : {}),
  ...(assignment?.type === 'experiment' ? { experiment: assignment.name, treatment: assignment.treatment } : {}),
});
