/**
 * GetExperimentHealth: whether the results of an experiment can be trusted, and where it stands.
 */
import { type Experiment, experimentAt, metricsOf } from '../../domain/lifecycle/experiment.ts';
import { comparisonPlanOf } from '../../domain/results/comparison.ts';
import { stateAt } from '../../domain/results/experiment-state.ts';
import { sampleRatioLook } from '../../domain/results/health.ts';
import { servedTreatments } from '../../domain/results/judge-treatments.ts';
import { metricLook } from '../../domain/results/metric-look.ts';
import { metricSeriesOf } from '../../domain/results/metric-series.ts';
import type { LookState } from '../../domain/results/series.ts';
import { earlierMoment } from '../../domain/results/smallest-effect.ts';
import { lastVerdictIn } from '../../domain/results/summary.ts';
import type { SeriesReading } from '../store/results/series.ts';
import type { Context, Handler } from './handler.ts';
import { requireExperiment, requireProject } from './require.ts';
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
    metricsOf(experiment).map(({ metricDefinition }, metric) => {
      const series = metricSeriesOf(metricDefinition);
      return stateOf(context, experiment, {
        series: metric,
        look: series.lookAt(metricLook(experiment, metric, plan)),
        counts: series,
      });
    }),
  );
  const arrivals = { earlier: { time, state: earlier }, last };
  const known = await knownOf(context, experiment);
  const { metrics, guardrails, ...health } = experimentHealthView({ experiment, arrivals, plan, states, now }, known);
  const goals = experiment.metricGoals.length;
  return {
    ...health,
    metrics: metrics.map((one, metric) => ({ ...one, ...drops(metric) })),
    ...(guardrails.length > 0
      ? { guardrails: guardrails.map((one, index) => ({ ...one, ...drops(goals + index) })) }
      : {}),
    undelivered: await store.undelivered.count(project.name),
  };
};

/** What the last look has kept tells the verdict of an experiment whose sums have expired. */
const knownOf = async ({ store, now }: Context, experiment: Experiment) => {
  if (stateAt(experiment, false, now) !== 'EXPIRED') return {};
  const { kept } = (await store.notices.get(experiment.id)).notices;
  return kept ? { lastVerdict: lastVerdictIn(experiment, kept) } : {};
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
