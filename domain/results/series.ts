/** Sums over time. They are cumulative from the start of a trial, and a look takes place after every five minutes. */

import type { RunningLook } from '../stats/running-look.ts';
import { addSums, noSums, type Sums } from '../stats/sums.ts';
import { LOOK_LENGTH } from './points.ts';

/** Sums by arm. */
export type ArmSums = Readonly<Record<string, Sums>>;

/** The counts of a series by arm. */
export interface Counts {
  readonly sums: ArmSums;
  /** The unique assigned entities. Absent for a series that does not depend on them. */
  readonly assigned?: ArmSums;
}

/** The counts of one period of five minutes. */
export interface PeriodSums extends Counts {
  /** The start of the period, in milliseconds since the epoch. */
  readonly period: number;
}

/** The running looks by their subject, such as a treatment. */
export type Looks = Readonly<Record<string, RunningLook>>;

/** A kind of look at a series. */
export interface Look {
  /** Looks once more at the current sums, and at the unique assigned entities of a series with them. */
  readonly next: (sums: ArmSums, before: Looks, assigned?: ArmSums) => Looks;
  /** Returns the numbers after the looks so far. Absent where no operation shows them over time. */
  readonly point?: (state: LookState) => Point;
}

/**
 * The numbers of an arm at a moment. Numbers against the control are absent for the control itself and before
 * eligibility.
 */
export interface PointStats {
  readonly mean: number;
  readonly effect?: number;
  /** The distance from the effect to either bound of its interval. */
  readonly halfWidth?: number;
  readonly pValue?: number;
}

/** The numbers of the eligible arms. */
export type Point = Readonly<Record<string, PointStats>>;

/** Everything that later looks depend on, after the looks so far. */
export interface LookState extends Counts {
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

/**
 * Returns a record's own member of a name that a user chose. The name may be one that every object inherits, like
 * `constructor`.
 */
export const ownValue = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

/** Returns the sums of an arm. They are empty before its first event. */
export const sumsOf = (sums: ArmSums, arm: string): Sums => ownValue(sums, arm) ?? noSums;

export const sumsIn = ({ sums }: LookState, arm: string): Sums => sumsOf(sums, arm);

/** Adds the sums of two parts by arm. */
export const addArmSums = (one: ArmSums, other: ArmSums): ArmSums => ({
  ...one,
  ...Object.fromEntries(Object.entries(other).map(([arm, sums]) => [arm, addSums(sumsOf(one, arm), sums)])),
});

const addCounts = (one: Counts, other: Counts): Counts => ({
  sums: addArmSums(one.sums, other.sums),
  ...(one.assigned || other.assigned ? { assigned: addArmSums(one.assigned ?? {}, other.assigned ?? {}) } : {}),
});

/** Merges the counts of all shards into one entry a period, in order of time. */
export const mergePeriods = (periodSums: readonly PeriodSums[]): PeriodSums[] => {
  const periods = new Map<number, Counts>();
  for (const { period, ...counts } of periodSums)
    periods.set(period, addCounts(periods.get(period) ?? { sums: {} }, counts));
  return [...periods].sort(([a], [b]) => a - b).map(([period, counts]) => ({ period, ...counts }));
};

export interface Walk {
  readonly from: LookState;
  readonly look: Look;
}

/**
 * Returns the states at `times` (ascending), continuing from `from`. A period gets its look when it ends. A period
 * without events would repeat the look before it, so it changes nothing.
 */
export const statesAt = (periods: readonly PeriodSums[], times: readonly number[], { from, look }: Walk): Moment[] => {
  let state = from;
  let next = 0;
  return times.map((time) => {
    for (let one = periods[next]; one && one.period + LOOK_LENGTH <= time; one = periods[next++ + 1])
      state = applyLook(state, one, look);
    return { time, state };
  });
};

const applyLook = (state: LookState, counts: Counts, look: Look): LookState => {
  const all = addCounts(state, counts);
  return { ...all, looks: look.next(all.sums, state.looks, all.assigned) };
};

/**
 * Returns the state after all counted periods: the state at the end, once late events are in and every period has its
 * look.
 */
export const stateAtEnd = (periods: readonly PeriodSums[], { from, look }: Walk): LookState =>
  periods.reduce((state, one) => applyLook(state, one, look), from);

/** Returns the state at `now`. The current period is in the sums, but its look comes when it ends. */
export const stateNow = (periods: readonly PeriodSums[], now: number, walk: Walk): LookState => {
  const [{ state } = { state: walk.from }] = statesAt(periods, [now], walk);
  const underWay = periods.filter(({ period }) => period + LOOK_LENGTH > now);
  return { ...underWay.reduce<Counts>(addCounts, state), looks: state.looks };
};
