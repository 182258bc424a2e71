// The results of an experiment's metric over time: cumulative sums, looked at after every five minutes.

import { type Comparison, estimateArm } from '../stats/comparison.ts';
import { eligibleComparison, isEligible } from '../stats/eligibility.ts';
import { finalPValue } from '../stats/hybrid-p-value.ts';
import { anytimeInterval, type Interval, type MixtureDesign } from '../stats/normal-mixture.ts';
import { beforeLooking, lookAgain, type RunningLook, runningPValue } from '../stats/running-look.ts';
import { addSums, noSums, type Sums } from '../stats/sums.ts';
import { welchTest } from '../stats/welch.ts';
import { lookLength } from './points.ts';

/** What was counted in one period of five minutes, by treatment. */
export interface Counted {
  /** The start of the period, in milliseconds since the epoch. */
  readonly period: number;
  readonly sums: Readonly<Record<string, Sums>>;
}

/** How an experiment is looked at. */
export interface Looking {
  readonly control: string;
  readonly treatments: readonly string[];
  readonly design: MixtureDesign;
}

/** Everything that later looks depend on, after the looks so far. */
export interface LookState {
  readonly sums: Readonly<Record<string, Sums>>;
  /** By treatment, without the control. */
  readonly looks: Readonly<Record<string, RunningLook>>;
}

export const noLooks: LookState = { sums: {}, looks: {} };

const sumsIn = (state: LookState, treatment: string): Sums => state.sums[treatment] ?? noSums;

const added = (state: LookState, { sums }: Counted): LookState => ({
  ...state,
  sums: {
    ...state.sums,
    ...Object.fromEntries(Object.entries(sums).map(([name, more]) => [name, addSums(sumsIn(state, name), more)])),
  },
});

/** The state after one more look at the sums as they are. */
const looked = (state: LookState, { control, treatments, design }: Looking): LookState => ({
  ...state,
  looks: Object.fromEntries(
    treatments
      .filter((name) => name !== control)
      .map((name) => {
        const sums = { control: sumsIn(state, control), treatment: sumsIn(state, name) };
        return [name, lookAgain(state.looks[name] ?? beforeLooking, sums, design)];
      }),
  ),
});

export interface Moment {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly state: LookState;
}

/**
 * The states at `times` (ascending). A period is looked at when it ends; periods without events are the look before
 * again, and change nothing. What was counted after the last time (late events of an experiment that has ended) is in
 * the last state.
 */
export const statesAt = (counted: readonly Counted[], times: readonly number[], looking: Looking): Moment[] => {
  const ordered = [...counted].sort((a, b) => a.period - b.period);
  let state = noLooks;
  let next = 0;
  return times.map((time, index) => {
    const last = index === times.length - 1;
    for (let one = ordered[next]; one && (last || one.period + lookLength <= time); one = ordered[next]) {
      state = added(state, one);
      next++;
      // Shards count the same period apart; the look is at all of them together.
      if (ordered[next]?.period !== one.period) state = looked(state, looking);
    }
    return { time, state };
  });
};

/** The numbers of a treatment at a point; those against the control are absent for the control itself. */
export interface PointStats {
  readonly mean: number;
  readonly effect?: number;
  readonly interval?: Interval;
  readonly pValue?: number;
}

/** Whether all treatments have what the results need: each enough events and entities, and a difference that varies. */
export const isReady = ({ state }: Moment, { control, treatments }: Looking): boolean =>
  treatments.every((name) =>
    name === control
      ? isEligible(sumsIn(state, name))
      : eligibleComparison(sumsIn(state, control), sumsIn(state, name)) !== undefined,
  );

/** The numbers of a treatment at a moment; `final` when the experiment has ended there. */
export const statsAt = (
  { state }: Moment,
  treatment: string,
  { control, design, final }: Looking & { readonly final: boolean },
): PointStats => {
  const { mean } = estimateArm(sumsIn(state, treatment));
  const comparison = eligibleComparison(sumsIn(state, control), sumsIn(state, treatment));
  if (treatment === control || !comparison) return { mean };
  const anytime = runningPValue(state.looks[treatment] ?? beforeLooking);
  return {
    mean,
    effect: comparison.difference,
    interval: anytimeInterval(comparison, design),
    pValue: final ? finalPValue(anytime, welchTest(comparison).pValue) : anytime,
  };
};

/** The comparison of a treatment with the control at a moment, if both are eligible. */
export const comparisonAt = ({ state }: Moment, treatment: string, { control }: Looking): Comparison | undefined =>
  eligibleComparison(sumsIn(state, control), sumsIn(state, treatment));
