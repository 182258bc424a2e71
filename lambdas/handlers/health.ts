/**
 * The operations for the health of an experiment and for the metrics of a launch.
 */
import type { Output } from '../../contract/index.ts';
import { experimentAt } from '../../domain/lifecycle/experiment.ts';
import { comparisonLook, comparisonPlanOf } from '../../domain/results/comparison.ts';
import { armHealth, entitiesIn, sampleRatioLook } from '../../domain/results/health.ts';
import { servedTreatments } from '../../domain/results/judge-treatments.ts';
import { metricSeriesOf } from '../../domain/results/metric-series.ts';
import { type Look, type LookState, sumsIn } from '../../domain/results/series.ts';
import { earlierMoment } from '../../domain/results/smallest-effect.ts';
import { defaultDesign } from '../../domain/stats/normal-mixture.ts';
import type { SeriesReading } from '../store/results/series.ts';
import type { Context, Handler } from './handler.ts';
import { requireExperiment, requireLaunch, requireProject } from './require.ts';
import { experimentHealthView } from './view/experiment-health.ts';

export const getExperimentHealth: Handler<'GetExperimentHealth'> = async (input, context) => {
  const { store, now } = context;
  const { entity: project } = await requireProject(context, input.project);
  const { entity } = await requireExperiment(context, project.name, input.experiment);
  const experiment = experimentAt(entity, now);
  const { treatments, shares } = servedTreatments(experiment);
  const arriving = readingOf(context, experiment, { series: 'uniques', look: sampleRatioLook(treatments, shares) });
  const time = earlierMoment(arriving.startedTime, now);
  const { earlier, last } = await store.series.stateSince(arriving, time);
  const drops = await store.drops.list(experiment.id);
  const plan = comparisonPlanOf(experiment);
  const states = await Promise.all(
    experiment.metricGoals.map(({ metricDefinition }, metric) => {
      const series = metricSeriesOf(metricDefinition);
      return stateOf(context, experiment, {
        series: metric,
        look: series.lookAt(comparisonLook(plan)),
        counts: series,
      });
    }),
  );
  const arrivals = { earlier: { time, state: earlier }, last };
  const { metrics, ...health } = experimentHealthView({ experiment, arrivals, plan, states, now });
  return {
    ...health,
    metrics: metrics.map((one, metric) => ({ ...one, ...drops(metric) })),
    undelivered: await store.undelivered.count(project.name),
  };
};

interface RunTimes {
  readonly id: string;
  readonly startedTime?: number;
  readonly endedTime?: number;
}

interface SeriesQuestion extends Pick<SeriesReading, 'look' | 'counts'> {
  readonly series: number | 'uniques';
}

const readingOf = (
  { now }: Context,
  { id, startedTime = now, endedTime }: RunTimes,
  { series, ...read }: SeriesQuestion,
): SeriesReading => ({ key: { trialId: id, series }, startedTime, ...read, endedTime, now });

/** The sums and looks of a series as they are now. */
const stateOf = (context: Context, times: RunTimes, question: SeriesQuestion): Promise<LookState> =>
  context.store.series.state(readingOf(context, times, question));

export const getLaunchMetrics: Handler<'GetLaunchMetrics'> = async (input, context) => {
  const { entity: project } = await requireProject(context, input.project);
  const { entity: launch } = await requireLaunch(context, project.name, input.launch);
  const noLook: Look = { next: (_, before) => before };
  const uniques = await stateOf(context, launch, { series: 'uniques', look: noLook });
  const drops = await context.store.drops.list(launch.id);
  const names = launch.groups.map(({ name }) => name);
  const metrics = launch.metricMonitors.map(async ({ metricDefinition }, metric): Promise<LaunchMetric> => {
    const counts = metricSeriesOf(metricDefinition);
    const state = await stateOf(context, launch, { series: metric, look: noLook, counts });
    const { assigned = uniques.sums } = state;
    const groups = names.map((groupName) => {
      const arm = { sums: sumsIn(state, groupName), assigned: BigInt(entitiesIn(assigned, groupName)) };
      return { groupName, ...armHealth(arm, undefined, defaultDesign) };
    });
    return { metricName: metricDefinition.name, ...drops(metric), groups };
  });
  return {
    groups: names.map((groupName) => ({ groupName, entities: entitiesIn(uniques.sums, groupName) })),
    metrics: await Promise.all(metrics),
  };
};

type LaunchMetric = Output<'GetLaunchMetrics'>['metrics'][number];
