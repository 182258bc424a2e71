// What a metric says of each arm: per event as the results do, and per entity, which a mean over events cannot see.

import { type Comparison, compareArms, estimateArm } from '../stats/comparison.ts';
import { eligibleComparison } from '../stats/eligibility.ts';
import { anytimeInterval, type MixtureDesign } from '../stats/normal-mixture.ts';
import { perEntity } from '../stats/per-entity.ts';
import { logSampleRatioEvidence } from '../stats/sample-ratio-mismatch.ts';
import type { Sums } from '../stats/sums.ts';
import { type ArmSums, type Look, sumsOf } from './series.ts';

/** A mean, and where there is enough data its difference to the control with the anytime-valid interval. */
export interface Estimate {
  readonly mean?: number;
  readonly effect?: number;
  readonly lowerBound?: number;
  readonly upperBound?: number;
}

export interface ArmHealth {
  readonly events: number;
  readonly entities: number;
  readonly perEvent: Estimate;
  readonly share: Estimate;
  readonly eventsPerEntity: Estimate;
  readonly valuePerEntity: Estimate;
}

/** An arm's metric and its unique entities. */
interface Arm {
  readonly sums: Sums;
  readonly assigned: bigint;
}

/** Entities an arm needs before differences per entity are shown: below, the normal approximation is none. */
const leastEntities = 20n;

/** The numbers of one arm beside those of the control; the control itself is given without one. */
export const armHealth = (arm: Arm, control: Arm | undefined, design: MixtureDesign): ArmHealth => {
  const of = perEntity(arm.sums, arm.assigned);
  const beside = control && perEntity(control.sums, control.assigned);
  const enough = control !== undefined && arm.assigned >= leastEntities && control.assigned >= leastEntities;
  const estimate = (sums: Sums, other: Sums | undefined) =>
    estimateOf(sums, enough && other ? compareArms(other, sums) : undefined, design);
  return {
    events: Number(arm.sums.N),
    entities: Number(arm.sums.K),
    perEvent: estimateOf(arm.sums, control && eligibleComparison(control.sums, arm.sums), design),
    share: estimate(of.share, beside?.share),
    eventsPerEntity: estimate(of.events, beside?.events),
    valuePerEntity: estimate(of.value, beside?.value),
  };
};

const estimateOf = (sums: Sums, comparison: Comparison | undefined, design: MixtureDesign): Estimate => {
  const { mean } = estimateArm(sums);
  if (!Number.isFinite(mean)) return {};
  if (!comparison || Number.isNaN(comparison.standardError)) return { mean };
  const { lower, upper } = anytimeInterval(comparison, design);
  return { mean, effect: comparison.difference, lowerBound: lower, upperBound: upper };
};

/** The name under which the looks keep the evidence for a mismatch of the sample ratio. */
export const sampleRatio = 'sampleRatio';

/** Looks at the unique entities beside the shares that they should have; the evidence kept is the largest so far. */
export const sampleRatioLook = (arms: readonly string[], shares: readonly number[]): Look => ({
  again: (sums, before) => {
    const { looks, logE } = before[sampleRatio] ?? { looks: 0, logE: 0 };
    const counts = arms.map((arm) => entitiesIn(sums, arm));
    if (counts.every((count) => count === 0)) return before;
    return { [sampleRatio]: { looks: looks + 1, logE: Math.max(logE, logSampleRatioEvidence(counts, shares)) } };
  },
});

/** The unique entities of an arm in the series that counts them. */
export const entitiesIn = (sums: ArmSums, arm: string): number => Number(sumsOf(sums, arm).K);
