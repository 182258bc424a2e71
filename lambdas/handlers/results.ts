/**
 * GetExperimentResults: the statistics of one metric over time, and the report at the end.
 */
import type { Input } from '../../contract/index.ts';
import type { Fault } from '../../domain/fault.ts';
import type { Experiment } from '../../domain/lifecycle/experiment.ts';
import { experimentAt, hasEndedAsPlanned, metricsOf } from '../../domain/lifecycle/experiment.ts';
import type { MetricDefinition } from '../../domain/lifecycle/metric.ts';
import { presentTime } from '../../domain/present-time.ts';
import {
  type Columns,
  columnsOf,
  joinColumns,
  noPoints,
  sliceColumns,
  toNumbers,
} from '../../domain/results/columns.ts';
import { comparisonPlanOf, fillConstantPairs, pointOf, readiness } from '../../domain/results/comparison.ts';
import { metricLook } from '../../domain/results/metric-look.ts';
import { metricSeriesOf } from '../../domain/results/metric-series.ts';
import { MIN_RUN_TIME, periodOf, pointTimes } from '../../domain/results/points.ts';
import { type LookState, noLooks } from '../../domain/results/series.ts';
import { invalidMember, throwIfAny } from './errors.ts';
import type { Context, Handler } from './handler.ts';
import { requireExperiment, requireProject } from './require.ts';
import { dataView, reportsView } from './view/results.ts';

type ResultsInput = Input<'GetExperimentResults'>;

const DAY = 86_400_000;
const AVAILABLE_FOR = 63 * DAY;

export const getExperimentResults: Handler<'GetExperimentResults'> = async (requested, context) => {
  const input = { ...requested, treatmentNames: [...new Set(requested.treatmentNames)] };
  const { entity: project } = await requireProject(context, input.project);
  const { entity } = await requireExperiment(context, project.name, input.experiment);
  const experiment = experimentAt(entity, context.now);
  const metric = requireMetric(experiment, requested, context.now);
  const { points, last } = await seriesOf(context, { experiment, metric, input });
  const { startTime = 0, endTime = Infinity } = input;
  // Clients cut times to whole seconds, so a request up to the end includes the last point.
  const until = points.times.filter((time) => Math.floor(time / 1000) * 1000 <= endTime).length;
  if (until === 0) return { details: 'Not enough events to generate results' };
  const from = points.times.filter((time) => time < startTime).length;
  const chosen = sliceColumns(points, from, until);
  return {
    timestamps: toNumbers(chosen.times),
    resultsData: dataView(experiment, input, chosen),
    reports: reportsView(experiment, input, last),
  };
};

/**
 * The index of the metric in the experiment.
 *
 * @throws ServiceError ValidationException for other metrics and treatments, and for results that are no longer kept.
 */
const requireMetric = (experiment: Experiment, input: ResultsInput, now: number): number => {
  const { startedTime = now } = experiment;
  if (now > startedTime + AVAILABLE_FOR)
    throw invalidMember(
      'experiment',
      `started more than 63 days ago: its results are no longer available; ${presentTime(now)}`,
    );
  if (input.startTime !== undefined && input.endTime !== undefined && input.startTime > input.endTime)
    throw invalidMember('startTime', 'must not be after endTime');
  const [name = ''] = input.metricNames;
  const metrics = metricsOf(experiment).map(({ metricDefinition }) => metricDefinition.name);
  const treatments = experiment.treatments.map((one) => one.name);
  const metric = metrics.indexOf(name);
  throwIfAny([
    ...(metric < 0
      ? [{ name: 'metricNames[0]', message: `'${name}' is not a metric of the experiment: ${metrics.join(', ')}` }]
      : []),
    ...input.treatmentNames.flatMap((treatment, index): Fault[] =>
      treatments.includes(treatment)
        ? []
        : [
            {
              name: `treatmentNames[${index}]`,
              message: `'${treatment}' is not a treatment of the experiment: ${treatments.join(', ')}`,
            },
          ],
    ),
  ]);
  return metric;
};

interface Question {
  readonly experiment: Experiment;
  readonly metric: number;
  readonly input: ResultsInput;
}

/** The points since all requested treatments have enough events, and the state at the last point. */
const seriesOf = async ({ store, now }: Context, { experiment, metric, input }: Question): Promise<Series> => {
  const { startedTime } = experiment;
  if (startedTime === undefined) return { points: noPoints, last: noLooks };
  const end = experiment.endedTime ?? now;
  const { startTime = startedTime, endTime = end } = input;
  const period = periodOf((input.period ?? 0) * 1000, Math.max(startTime, startedTime), Math.min(endTime, end));
  const plan = comparisonPlanOf(experiment);
  const series = metricSeriesOf(metricsOf(experiment)[metric]?.metricDefinition as MetricDefinition);
  const { early, last: counted } = await store.series.points({
    key: { trialId: experiment.id, series: metric },
    startedTime,
    look: series.lookAt(metricLook(experiment, metric, plan)),
    counts: series,
    times: requestedTimes(pointTimes(startedTime, end, period).slice(0, -1), startTime, endTime),
    endedTime: experiment.endedTime,
    now,
  });
  const last = series.compared(counted);
  const atEnd = columnsOf([{ time: end, point: pointOf(last, plan, hasEndedAsPlanned(experiment)) }]);
  const points = fillConstantPairs(joinColumns([early, atEnd]), plan.control);
  const isReady = readiness(points, input.treatmentNames, plan.control);
  const first = points.times.findIndex((time, index) => time >= startedTime + MIN_RUN_TIME && isReady(index));
  return { points: first < 0 ? noPoints : sliceColumns(points, first, points.times.length), last };
};

/**
 * The requested times and the one before them, which shows whether there were results already. No other day is read.
 */
const requestedTimes = (times: readonly number[], startTime: number, endTime: number): number[] => {
  const before = times.findLastIndex((time) => time < startTime);
  return times.slice(Math.max(0, before)).filter((time) => time <= endTime);
};

interface Series {
  readonly points: Columns;
  readonly last: LookState;
}
