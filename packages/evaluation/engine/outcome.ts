/** The outcomes of an evaluation. They are made when a feature is compiled, so that evaluating makes nothing. */
import type { Arm, Variation } from './rules.ts';

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

export type Variations = ReadonlyMap<string, Variation>;

const TRIALS = {
  launch: { arm: 'group', reason: 'LAUNCH_RULE_MATCH' },
  experiment: { arm: 'treatment', reason: 'EXPERIMENT_RULE_MATCH' },
} as const;

type Trial = Pick<ArmServed, 'type' | 'name' | 'id'>;

export const plainOutcome = (variation: Variation, reason: 'ENTITY_OVERRIDES_MATCH' | 'DEFAULT'): Outcome => {
  return { variation, reason, details: '{}' };
};

/** By position of the arm; nothing for an arm without a variation of this feature. */
export const outcomesOf = ({ type, name, id }: Trial, arms: readonly Arm[], variations: Variations) => {
  const { arm, reason } = TRIALS[type];
  return arms.map((one): Outcome | undefined => {
    const variation = variations.get(one.variation ?? '');
    const served = { [arm]: one.name };
    const assignment = { type, name, id, ...served } as ArmServed;
    return variation && { variation, reason, details: JSON.stringify({ [type]: name, ...served }), assignment };
  });
};
