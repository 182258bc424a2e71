/**
 * Compares the groups of a launch within its steps. Over steps a comparison would be untrue: weights change from step
 * to step, and so a metric that moves with the time of day or week is mixed in other proportions in each group
 * (Simpson's paradox).
 */

import { newcomerArm, outerArm, stepArm } from '../event/launch-step.ts';
import type { Launch } from '../lifecycle/launch.ts';
import type { GuardrailLook } from '../stats/guardrail.ts';
import type { Tolerance } from '../stats/margin.ts';
import { anytimePValue, defaultDesign } from '../stats/normal-mixture.ts';
import { logSampleRatioEvidence } from '../stats/sample-ratio-mismatch.ts';
import { guardrailIn, guardrailLook } from './guardrails.ts';
import { entitiesIn, sampleRatio } from './health.ts';
import { type ArmSums, type Look, type LookState, type Looks, ownValue, sumsOf } from './series.ts';

/** What the looks at a launch compare. */
export interface StepPlan {
  readonly groups: readonly string[];
  readonly control: string;
  /** For each step the shares in which entities should arrive, by position of the group. */
  readonly shares: readonly (readonly number[] | undefined)[];
}

/** The plan of a launch with this control. */
export const stepPlanOf = (launch: Launch, control: string): StepPlan => ({
  groups: launch.groups.map(({ name }) => name),
  control,
  shares: launch.steps.map((_, step) => expectedShares(launch, step)),
});

/**
 * Returns the shares in which a step's entities should arrive, of 1. They are unknown, and undefined, where segments
 * have weights of their own, where groups serve several features, which are evaluated how often nobody knows, and where
 * fewer than two groups serve anybody.
 */
const expectedShares = ({ groups, steps }: Launch, step: number): number[] | undefined => {
  const { groupWeights = {}, segmentOverrides = [] } = steps[step] ?? {};
  const weights = groups.map(({ name }) => ownValue(groupWeights, name) ?? 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const isKnown = segmentOverrides.length === 0 && new Set(groups.map(({ feature }) => feature)).size === 1;
  return isKnown && weights.filter((weight) => weight > 0).length > 1
    ? weights.map((weight) => weight / total)
    : undefined;
};

/** Returns the look that compares each group with the control within each step, at the margin. */
export const monitorLook = (plan: StepPlan, tolerance: Tolerance): Look => ({
  next: (sums, before) =>
    plan.shares.reduce<Looks>((after, _, step) => {
      const { [plan.control]: control, ...others } = sumsInStep(sums, plan, step);
      if (!control || control.N === 0n) return after;
      const pairs = Object.entries(others).map(([group, ofGroup]) => [pairOf(plan, { step, group }), ofGroup] as const);
      const arms = { control: plan.control, others: pairs.map(([pair]) => pair) };
      const look = guardrailLook({ ...arms, tolerance, design: defaultDesign });
      return look.next({ [plan.control]: control, ...Object.fromEntries(pairs) }, after);
    }, before),
});

/** A group of a launch in one of its steps, by its name. */
interface NamedGroup {
  readonly step: number;
  readonly group: string;
}

/**
 * Names the evidence on a group in a step. It belongs to the control too: a feature whose default variation changes
 * while the launch runs gives the launch another control.
 */
const pairOf = ({ groups, control }: StepPlan, { step, group }: NamedGroup): string =>
  `${stepArm({ step, group: groups.indexOf(group) })}/${groups.indexOf(control)}`;

/** Returns the evidence on a group in a step after the looks so far. */
export const monitorIn = (looks: Looks, plan: StepPlan, at: NamedGroup): GuardrailLook =>
  guardrailIn(looks, pairOf(plan, at));

/** Returns the look that tests within each step whether entities arrive in the intended shares. */
export const stepRatioLook = ({ shares }: StepPlan): Look => ({
  next: (sums, before) =>
    shares.reduce<Looks>((after, expected, step) => (expected ? lookAtRatio(sums, after, { expected, step }) : after), {
      ...before,
    }),
});

interface StepShares {
  readonly expected: readonly number[];
  readonly step: number;
}

const lookAtRatio = (sums: ArmSums, before: Looks, { expected, step }: StepShares): Looks => {
  const served = expected.flatMap((share, group) => (share > 0 ? [{ share, arm: stepArm({ step, group }) }] : []));
  const counts = served.map(({ arm }) => entitiesIn(sums, arm));
  if (counts.every((count) => count === 0)) return before;
  const { looks, logE } = ownValue(before, ratioOf(step)) ?? { looks: 0, logE: 0 };
  const shares = served.map(({ share }) => share);
  return {
    ...before,
    [ratioOf(step)]: { looks: looks + 1, logE: Math.max(logE, logSampleRatioEvidence(counts, shares)) },
  };
};

const ratioOf = (step: number): string => `${sampleRatio}:${step}`;

/**
 * Returns the p-value of the shares in which a step's entities arrived, after all looks. It is undefined where the
 * shares are not tested.
 */
export const stepRatioPValue = ({ looks }: LookState, { shares }: StepPlan, step: number): number | undefined =>
  shares[step] && anytimePValue(ownValue(looks, ratioOf(step))?.logE ?? 0);

/** Returns the sums of a step by group: of entities that were evaluated in it, and of their events in it. */
export const sumsInStep = (sums: ArmSums, { groups }: Pick<StepPlan, 'groups'>, step: number): ArmSums =>
  Object.fromEntries(groups.map((name, group) => [name, sumsOf(sums, stepArm({ step, group }))]));

/**
 * Returns the number of a step's unique entities by group that a metric is over: those that were evaluated in it, or for
 * a metric with a window those that came in it for the first time and whose window is over.
 */
export const assignedInStep = (
  { arrived, metric, window }: { arrived: LookState; metric: LookState; window: number | undefined },
  { groups }: Pick<StepPlan, 'groups'>,
  step: number,
): number[] =>
  groups.map((_, group) =>
    window === undefined
      ? entitiesIn(arrived.sums, stepArm({ step, group }))
      : entitiesIn(metric.assigned ?? {}, newcomerArm({ step, group })),
  );

/** Returns the number of a step's events by group that count in no comparison, because of whose they are. */
export const outerEventsIn = (sums: ArmSums, { groups }: Pick<StepPlan, 'groups'>, step: number): number[] =>
  groups.map((_, group) => Number(sumsOf(sums, outerArm({ step, group })).N));
