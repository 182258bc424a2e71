// Sums over time: cumulative from the start of a launch or experiment, and looked at after every five minutes.

import type { RunningLook } from '../stats/running-look.ts';
import { addSums, noSums, type Sums } from '../stats/sums.ts';
import { lookLength } from './points.ts';

/** Sums by treatment or group. */
export type ArmSums = Readonly<Record<string, Sums>>;

/** What was counted in one period of five minutes. */
export interface PeriodSums {
  /** The start of the period, in milliseconds since the epoch. */
  readonly period: number;
  readonly sums: ArmSums;
}

/** What is kept from look to look, by what is looked at. */
export type Looks = Readonly<Record<string, RunningLook>>;

/** How a series is looked at. */
export interface Look {
  /** One more look at the sums as they are. */
  readonly again: (sums: ArmSums, before: Looks) => Looks;
  /** The numbers to show after the looks so far; absent where nobody asks for them over time. */
  readonly point?: (state: LookState) => Point;
}

/** The numbers of an arm at a moment; those against the control are absent for the control itself, and before eligibility. */
export interface PointStats {
  readonly mean: number;
  readonly effect?: number;
  /** How far the interval reaches to either side of the effect. */
  readonly halfWidth?: number;
  readonly pValue?: number;
}

/** The numbers of the arms that are eligible. */
export type Point = Readonly<Record<string, PointStats>>;

/** Everything that later looks depend on, after the looks so far. */
export interface LookState {
  readonly sums: ArmSums;
  readonly looks: Looks;
}

export interface Moment {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly state: LookState;
}

export interface TimedPoint {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly point: Point;
}

export const noLooks: LookState = { sums: {}, looks: {} };

/** What a record has under a name of a user's, which may be one that every object knows, like `constructor`. */
export const named = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

/** An arm's sums, which are none before anything is counted for it. */
export const sumsOf = (sums: ArmSums, arm: string): Sums => named(sums, arm) ?? noSums;

export const sumsIn = ({ sums }: LookState, arm: string): Sums => sumsOf(sums, arm);

/** The sums of two parts together. */
export const together = (one: ArmSums, other: ArmSums): ArmSums => ({
  ...one,
  ...Object.fromEntries(Object.entries(other).map(([arm, sums]) => [arm, addSums(sumsOf(one, arm), sums)])),
});

/** Shards count the same period apart; this is each period once, in order of time. */
export const byPeriod = (counted: readonly PeriodSums[]): PeriodSums[] => {
  const periods = new Map<number, ArmSums>();
  for (const { period, sums } of counted) periods.set(period, together(periods.get(period) ?? {}, sums));
  return [...periods].sort(([a], [b]) => a - b).map(([period, sums]) => ({ period, sums }));
};

export interface Walk {
  readonly from: LookState;
  readonly look: Look;
}

/**
 * The states at `times` (ascending), going on from `from`. A period is looked at when it ends; one without events is the
 * look before again, and changes nothing.
 */
export const statesAt = (periods: readonly PeriodSums[], times: readonly number[], { from, look }: Walk): Moment[] => {
  let state = from;
  let next = 0;
  return times.map((time) => {
    for (let one = periods[next]; one && one.period + lookLength <= time; one = periods[next++ + 1])
      state = applyLook(state, one, look);
    return { time, state };
  });
};

const applyLook = (state: LookState, { sums }: PeriodSums, look: Look): LookState => {
  const all = together(state.sums, sums);
  return { sums: all, looks: look.again(all, state.looks) };
};

/** The state after all that was counted: at the end, when late events are in and everything is looked at. */
export const stateAtEnd = (periods: readonly PeriodSums[], { from, look }: Walk): LookState =>
  periods.reduce((state, one) => applyLook(state, one, look), from);

/** The state at `now`: the period under way is in the sums, but is no look before it ends. */
export const stateNow = (periods: readonly PeriodSums[], now: number, walk: Walk): LookState => {
  const [{ state } = { state: walk.from }] = statesAt(periods, [now], walk);
  const underWay = periods.filter(({ period }) => period + lookLength > now);
  return { ...state, sums: underWay.reduce((sums, one) => together(sums, one.sums), state.sums) };
};
