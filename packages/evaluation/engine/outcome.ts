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

/** By name; an arm of another feature has none. */
export type Variations = ReadonlyMap<string | undefined, Variation>;

/** `arm` is what its arms are called. */
type Trial = Pick<ArmServed, 'type' | 'name' | 'id'> & { readonly arm: 'group' | 'treatment' };

export const plainOutcome = (variation: Variation, reason: 'ENTITY_OVERRIDES_MATCH' | 'DEFAULT'): Outcome => {
  return { variation, reason, details: '{}' };
};

/** By position of the arm; nothing for an arm without a variation of this feature. */
export const outcomesOf = ({ type, arm, name, id }: Trial, arms: readonly Arm[], variations: Variations) =>
  arms.map((one): Outcome | undefined => {
    const variation = variations.get(one.variation);
    const served = { [arm]: one.name };
    return (
      variation && {
        variation,
        reason: `${type.toUpperCase() as Uppercase<typeof type>}_RULE_MATCH`,
        details: JSON.stringify({ [type]: name, ...served }),
        assignment: { type, name, id, ...served } as ArmServed,
      }
    );
  });
