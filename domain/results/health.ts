/**
 * Describes each arm by a metric: per event, as the results do, and per entity, which a mean over events cannot show.
 */

import { type Comparison, compareArms, estimateArm } from '../stats/comparison.ts';
import { eligibleComparison } from '../stats/eligibility.ts';
import { anytimeInterval, type MixtureDesign } from '../stats/normal-mixture.ts';
import { perEntity } from '../stats/per-entity.ts';
import { isSteady } from '../stats/ratio-of-values.ts';
import { type RelativeEffect, relativeEffect } from '../stats/relative-effect.ts';
import { logSampleRatioEvidence } from '../stats/sample-ratio-mismatch.ts';
import type { Sums } from '../stats/sums.ts';
import { type ArmSums, type Look, sumsOf } from './series.ts';

/** A mean. With enough data it has its difference to the control, with the anytime-valid interval. */
export interface Estimate {
  readonly mean?: number;
  readonly effect?: number;
  readonly lowerBound?: number;
  readonly upperBound?: number;
  /** As a share of the control; absent where that is not clearly away from 0. */
  readonly relative?: RelativeEffect;
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

/** The fewest entities of an arm for differences per entity. Below it the normal approximation fails. */
const MIN_ENTITIES_PER_ARM = 20n;

/** Returns the numbers of one arm. The control itself is passed without a control. */
export const armHealth = (arm: Arm, control: Arm | undefined, design: MixtureDesign): ArmHealth => {
  const armPerEntity = perEntity(arm.sums, arm.assigned);
  const controlPerEntity = control && perEntity(control.sums, control.assigned);
  const enough =
    control !== undefined && arm.assigned >= MIN_ENTITIES_PER_ARM && control.assigned >= MIN_ENTITIES_PER_ARM;
  const estimate = (sums: Sums, other: Sums | undefined) =>
    estimateOf({ sums, other }, enough && other ? compareArms(other, sums) : undefined, design);
  return {
    events: Number(arm.sums.N),
    entities: Number(arm.sums.K),
    perEvent: estimateOf(
      { sums: arm.sums, other: control?.sums },
      control && eligibleComparison(control.sums, arm.sums),
      design,
    ),
    share: estimate(armPerEntity.share, controlPerEntity?.share),
    eventsPerEntity: estimate(armPerEntity.events, controlPerEntity?.events),
    valuePerEntity: estimate(armPerEntity.value, controlPerEntity?.value),
  };
};

interface Pair {
  readonly sums: Sums;
  /** Those of the control. */
  readonly other: Sums | undefined;
}

const estimateOf = ({ sums, other }: Pair, comparison: Comparison | undefined, design: MixtureDesign): Estimate => {
  const { mean } = estimateArm(sums);
  if (!Number.isFinite(mean) || isUnsteady(sums)) return {};
  if (!comparison || Number.isNaN(comparison.standardError)) return { mean };
  const { lower, upper } = anytimeInterval(comparison, design);
  const relative = other && relativeEffect({ control: other, treatment: sums }, design);
  return {
    mean,
    effect: comparison.difference,
    lowerBound: lower,
    upperBound: upper,
    ...(relative ? { relative } : {}),
  };
};

/** A ratio has no number while its denominators vary too much. */
const isUnsteady = ({ K, denominators }: Sums): boolean => denominators !== undefined && !isSteady(K, denominators);

/** The looks keep the evidence for a sample ratio mismatch under this name. */
export const sampleRatio = 'sampleRatio';

/**
 * Returns the look that compares the unique entities with their intended shares. It keeps the largest evidence so far.
 */
export const sampleRatioLook = (arms: readonly string[], shares: readonly number[]): Look => ({
  next: (sums, before) => {
    const { looks, logE } = before[sampleRatio] ?? { looks: 0, logE: 0 };
    const counts = arms.map((arm) => entitiesIn(sums, arm));
    if (counts.every((count) => count === 0)) return before;
    return { [sampleRatio]: { looks: looks + 1, logE: Math.max(logE, logSampleRatioEvidence(counts, shares)) } };
  },
});

/** Returns the unique entities of an arm, from the series that counts them. */
export const entitiesIn = (sums: ArmSums, arm: string): number => Number(sumsOf(sums, arm).K);
