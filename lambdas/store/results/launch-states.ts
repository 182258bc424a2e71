/**
 * Reads the sums of a launch: of each monitor, and of its unique entities, over all of it and within its steps. A
 * reading is two Queries for each monitor and two for the entities. What they read is the newest state that is rolled
 * up and the totals of the 31 hours since, whatever the project holds and however long the launch has run.
 */

import type { Launch } from '../../../domain/lifecycle/launch.ts';
import type { MetricDefinition } from '../../../domain/lifecycle/metric.ts';
import { metricSeriesOf } from '../../../domain/results/metric-series.ts';
import type { LookState } from '../../../domain/results/series.ts';
import { monitorLook, type StepPlan, stepRatioLook } from '../../../domain/results/within-step.ts';
import type { Tolerance } from '../../../domain/stats/margin.ts';
import type { SeriesStore } from './series.ts';

export interface LaunchReading {
  readonly launch: Launch;
  readonly plan: StepPlan;
  /** The side and the margin of each monitor, in their order. */
  readonly tolerances: readonly Tolerance[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * The sums and looks as of now. `sumsInStep` has the sums of a step by group, `monitorIn` its evidence by group, and
 * `stepRatioPValue` its sample ratio. The looks are those of ended periods of five minutes.
 */
export interface LaunchStates {
  readonly uniques: LookState;
  /** In the order of the launch's monitors, as counted. `metricSeriesOf(monitor).compared` has the compared sums. */
  readonly monitors: readonly LookState[];
}

/**
 * All readers of a launch look at it in the same way, through this function: the first reader of a final quarter stores
 * the looks for all later ones.
 */
export const readLaunchStates = async (
  series: Pick<SeriesStore, 'state'>,
  { launch, plan, tolerances, now }: LaunchReading,
): Promise<LaunchStates> => {
  const { id: trialId, startedTime = now, endedTime } = launch;
  const times = { startedTime, endedTime, now };
  const [uniques, ...monitors] = await Promise.all([
    series.state({ key: { trialId, series: 'uniques' }, look: stepRatioLook(plan), ...times }),
    ...tolerances.map((tolerance, metric) => {
      const counts = metricSeriesOf(launch.metricMonitors[metric]?.metricDefinition as MetricDefinition);
      const look = counts.lookAt(monitorLook(plan, tolerance));
      return series.state({ key: { trialId, series: metric }, look, counts, ...times });
    }),
  ]);
  return { uniques, monitors };
};
