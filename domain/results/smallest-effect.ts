/** Determines the smallest effect that a running experiment will find by its planned end, from its arrivals so far. */

import type { Experiment } from '../lifecycle/experiment.ts';
import { uniquesAfter } from '../stats/power/arrivals.ts';
import { measureBaseline } from '../stats/power/baseline.ts';
import { effectFoundAtEnd } from '../stats/power/found-at-end.ts';
import { servedTreatments } from './finding.ts';
import { entitiesIn } from './health.ts';
import { LOOK_LENGTH } from './points.ts';
import { type LookState, type Moment, sumsIn } from './series.ts';

/** The unique entities at an earlier moment, and now. */
export interface ArrivalsSoFar {
  readonly earlier: Moment;
  readonly last: LookState;
}

const DAY = 86_400_000;

/** Returns the middle of the time since the start, or a day ago if that is later. A whole day includes the night. */
export const earlierMoment = (startedTime: number, now: number): number =>
  Math.floor(Math.max((startedTime + now) / 2, now - DAY) / LOOK_LENGTH) * LOOK_LENGTH;

/** Returns the unique entities in all treatments by the planned end of a running experiment. */
export const entitiesByEnd = (experiment: Experiment, { earlier, last }: ArrivalsSoFar, now: number): number => {
  const { startedTime = now, analysisCompleteTime: end = now } = experiment;
  const { treatments } = servedTreatments(experiment);
  const uniquesOf = (state: LookState) => treatments.reduce((sum, name) => sum + entitiesIn(state.sums, name), 0);
  return uniquesAfter(
    { time: earlier.time - startedTime, uniques: uniquesOf(earlier.state) },
    { time: now - startedTime, uniques: uniquesOf(last) },
    end - startedTime,
  );
};

interface Pair {
  readonly control: string;
  readonly treatment: string;
  /** The sums of the metric. */
  readonly state: LookState;
}

export interface EndOfExperiment {
  readonly experiment: Experiment;
  /** The unique entities so far. */
  readonly uniques: LookState;
  /** The unique entities by the end. */
  readonly entities: number;
  /** The number of comparisons that share the alpha. */
  readonly comparisons: number;
}

const ALPHA = 0.05;
const POWER = 0.8;

/** Returns the smallest difference per event, of either sign; `undefined` where nothing varies. */
export const smallestEffect = (
  { control, treatment, state }: Pair,
  { experiment, uniques, entities, comparisons }: EndOfExperiment,
): number | undefined => {
  const { treatments, shares } = servedTreatments(experiment);
  const shareOf = (name: string) => shares[treatments.indexOf(name)] ?? 0;
  const baselineOf = (name: string) => measureBaseline(sumsIn(state, name), BigInt(entitiesIn(uniques.sums, name)));
  return effectFoundAtEnd(entities, {
    baseline: { ...baselineOf(control), treatmentDeviation: baselineOf(treatment).deviation },
    shares: { control: shareOf(control), treatment: shareOf(treatment) },
    alpha: ALPHA / comparisons,
    power: POWER,
  });
};
