/** The outcomes of an evaluation. They are made when a feature is compiled, so that evaluating makes nothing. */
import type { Variation } from './rules.ts';

export type Reason = 'ENTITY_OVERRIDES_MATCH' | 'LAUNCH_RULE_MATCH' | 'EXPERIMENT_RULE_MATCH' | 'DEFAULT';

/** What to remember about the entity, for the metrics of this launch or experiment; `id` is the creation id. */
export type ArmServed =
  | { readonly type: 'launch'; readonly name: string; readonly id: string; readonly group: string }
  | { readonly type: 'experiment'; readonly name: string; readonly id: string; readonly treatment: string };

export interface Outcome {
  readonly variation: Variation;
  readonly reason: Reason;
  /** JSON text, as the API returns it. */
  readonly details: string;
  readonly assignment?: ArmServed;
}

export const plainOutcome = (variation: Variation, reason: 'ENTITY_OVERRIDES_MATCH' | 'DEFAULT'): Outcome => {
  return { variation, reason, details: '{}' };
};

/** Nothing for an arm without a variation of this feature. */
export const assignedOutcome = (variation: Variation | undefined, assignment: ArmServed): Outcome | undefined => {
  if (!variation) return undefined;
  const { type, name, id: _, ...arm } = assignment;
  const reason = type === 'launch' ? 'LAUNCH_RULE_MATCH' : 'EXPERIMENT_RULE_MATCH';
  return { variation, reason, details: JSON.stringify({ [type]: name, ...arm }), assignment };
};
