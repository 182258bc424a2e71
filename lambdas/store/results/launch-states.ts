/**
 * Reads the sums of a launch: of each monitor, and of its unique entities, over all of it and within its steps. A
 * reading is two Queries for each monitor and two for the entities. What they read is the newest state that is rolled
 * up and the totals of the 31 hours since, whatever the project holds and however long the launch has run.
 */

import type { Launch } from '../../../domain/lifecycle/launch.ts';
import { metricSeriesOf } from '../../../domain/results/metric-series.ts';
import { toleranceOf } from '../../../domain/results/monitor.ts';
import type { LookState } from '../../../domain/results/series.ts';
import { monitorLook, type StepPlan, stepRatioLook } from '../../../domain/results/within-step.ts';
import type { SeriesStore } from './series.ts';

export interface LaunchReading {
  readonly launch: Launch;
  readonly plan: StepPlan;
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

export interface LaunchStateStore {
  /**
   * All readers of a launch look at it in the same way, through this function: the first reader of a final quarter
   * stores the looks for all later ones.
   */
  readonly read: (reading: LaunchReading) => Promise<LaunchStates>;
}

export const launchStateStore = (series: Pick<SeriesStore, 'state'>): LaunchStateStore => ({
  read: (reading) => readStates(series, reading),
});

const readStates = async (
  series: Pick<SeriesStore, 'state'>,
  { launch, plan, now }: LaunchReading,
): Promise<LaunchStates> => {
  const { id: trialId, startedTime = now, endedTime } = launch;
  const times = { startedTime, endedTime, now };
  const [uniques, ...monitors] = await Promise.all([
    series.state({ key: { trialId, series: 'uniques' }, look: stepRatioLook(plan), ...times }),
    ...launch.metricMonitors.map((monitor, metric) => {
      const counts = metricSeriesOf(monitor.metricDefinition);
      const look = counts.lookAt(monitorLook(plan, toleranceOf(monitor)));
      return series.state({ key: { trialId, series: metric }, look, counts, ...times });
    }),
  ]);
  return { uniques, monitors };
};
