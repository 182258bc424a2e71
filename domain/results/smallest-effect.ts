/** Determines the smallest effect that a running experiment will find by its planned end, from its arrivals so far. */

import type { Experiment } from '../lifecycle/experiment.ts';
import { uniquesAfter } from '../stats/power/arrivals.ts';
import { measureBaseline } from '../stats/power/baseline.ts';
import { effectFoundAtEnd } from '../stats/power/found-at-end.ts';
import { entitiesIn } from './health.ts';
import { servedTreatments } from './judge-treatments.ts';
import { LOOK_LENGTH } from './points.ts';
import { type ArmSums, type LookState, type Moment, sumsIn } from './series.ts';

/** The unique entities at an earlier moment, and now. */
export interface ArrivalsSoFar {
  readonly earlier: Moment;
  readonly last: LookState;
}

const DAY = 86_400_000;

/** Returns the middle of the time since the start, or a day ago if that is later. A whole day includes the night. */
export const earlierMoment = (startedTime: number, now: number): number =>
  Math.floor(Math.max((startedTime + now) / 2, now - DAY) / LOOK_LENGTH) * LOOK_LENGTH;

interface Moments {
  readonly now: number;
  /** In milliseconds. Entities whose window is not over by the end do not count. */
  readonly window?: number | undefined;
}

/** Returns the unique entities in all treatments that count by the planned end of a running experiment. */
export const entitiesByEnd = (
  experiment: Experiment,
  { earlier, last }: ArrivalsSoFar,
  { now, window = 0 }: Moments,
): number => {
  const { startedTime = now, analysisCompleteTime: end = now } = experiment;
  const { treatments } = servedTreatments(experiment);
  const uniquesOf = (state: LookState) => treatments.reduce((sum, name) => sum + entitiesIn(state.sums, name), 0);
  return uniquesAfter(
    { time: earlier.time - startedTime, uniques: uniquesOf(earlier.state) },
    { time: now - startedTime, uniques: uniquesOf(last) },
    end - window - startedTime,
  );
};

interface Pair {
  readonly control: string;
  readonly treatment: string;
  /** The sums of the metric in their compared form. */
  readonly state: LookState;
  /** The unique entities that they are over. */
  readonly assigned: ArmSums;
  /** That of the metric, in milliseconds. */
  readonly window?: number | undefined;
}

export interface EndOfExperiment {
  readonly experiment: Experiment;
  /** Returns the unique entities by the end whose window, in milliseconds, is over. */
  readonly entitiesByEnd: (window: number | undefined) => number;
  /** The number of comparisons that share the alpha. */
  readonly comparisons: number;
}

const ALPHA = 0.05;
const POWER = 0.8;

/** Returns the smallest difference of the compared mean, of either sign; `undefined` where nothing varies. */
export const smallestEffect = (
  { control, treatment, state, assigned, window }: Pair,
  { experiment, entitiesByEnd: entities, comparisons }: EndOfExperiment,
): number | undefined => {
  const { treatments, shares } = servedTreatments(experiment);
  const shareOf = (name: string) => shares[treatments.indexOf(name)] ?? 0;
  const baselineOf = (name: string) => measureBaseline(sumsIn(state, name), BigInt(entitiesIn(assigned, name)));
  return effectFoundAtEnd(entities(window), {
    baseline: { ...baselineOf(control), treatmentDeviation: baselineOf(treatment).deviation },
    shares: { control: shareOf(control), treatment: shareOf(treatment) },
    alpha: ALPHA / comparisons,
    power: POWER,
  });
};
