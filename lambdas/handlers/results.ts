/**
 * GetExperimentResults: the numbers of one metric over time, and the report at the end.
 */
import type { Input, Output } from '../../contract/index.ts';
import { controlOf, type Experiment } from '../../domain/lifecycle/experiment.ts';
import type { Fault } from '../../domain/lifecycle/fault.ts';
import { experimentAt } from '../../domain/results/ended.ts';
import { type Comparing, comparingLook, comparisonAt, isReady, statsAt } from '../../domain/results/metric.ts';
import { periodOf, pointTimes } from '../../domain/results/points.ts';
import type { Moment } from '../../domain/results/series.ts';
import { changeProbabilities, credibleInterval, judgeProbabilities } from '../../domain/stats/bayesian.ts';
import { defaultDesign } from '../../domain/stats/normal-mixture.ts';
import { invalidMember, refuse } from './failure.ts';
import { foundExperiment, foundProject } from './found.ts';
import type { Context, Handler } from './handler.ts';

type ResultsInput = Input<'GetExperimentResults'>;
type ResultsOutput = Output<'GetExperimentResults'>;

const day = 86_400_000;
const availableFor = 63 * day;
/** Nothing is shown before this time has passed since the start, in milliseconds. */
const leastTime = 10 * 60_000;
const allStats = ['BaseStat', 'TreatmentEffect', 'ConfidenceInterval', 'PValue'] as const;

export const getExperimentResults: Handler<'GetExperimentResults'> = async (input, context) => {
  const { entity: project } = await foundProject(context, input.project);
  const { entity } = await foundExperiment(context, project.name, input.experiment);
  const experiment = experimentAt(entity, context.now);
  const metric = checked(experiment, input, context.now);
  const moments = await momentsOf(context, { experiment, metric, input });
  const { startTime = 0, endTime = Number.POSITIVE_INFINITY } = input;
  // Clients cut times to whole seconds, and one that asks until the end means to have the last point.
  const until = moments.filter(({ time }) => Math.floor(time / 1000) * 1000 <= endTime);
  const [last] = moments.slice(-1);
  if (!last || until.length === 0) return { details: 'Not enough events to generate results' };
  const chosen = until.filter(({ time }) => time >= startTime);
  return {
    timestamps: chosen.map(({ time }) => time),
    resultsData: dataOf(experiment, input, chosen),
    reports: reportsOf(experiment, input, last),
  };
};

/** The place of the metric among the experiment's; refuses what is not of the experiment, and what is no longer kept. */
const checked = (experiment: Experiment, input: ResultsInput, now: number): number => {
  const { startedTime = now } = experiment;
  if (now > startedTime + availableFor)
    throw invalidMember('experiment', 'started more than 63 days ago: its results are no longer available');
  if (input.startTime !== undefined && input.endTime !== undefined && input.startTime > input.endTime)
    throw invalidMember('startTime', 'must not be after endTime');
  const [name = ''] = input.metricNames;
  const metric = experiment.metricGoals.findIndex(({ metricDefinition }) => metricDefinition.name === name);
  refuse([
    ...(metric < 0 ? [{ name: 'metricNames[0]', message: `'${name}' is not a metric of the experiment` }] : []),
    ...input.treatmentNames.flatMap((treatment, index): Fault[] =>
      experiment.treatments.some((one) => one.name === treatment)
        ? []
        : [{ name: `treatmentNames[${index}]`, message: `'${treatment}' is not a treatment of the experiment` }],
    ),
  ]);
  return metric;
};

const comparingOf = (experiment: Experiment, treatments: readonly string[]): Comparing => ({
  control: controlOf(experiment) ?? '',
  treatments,
  design: defaultDesign,
});

interface Question {
  readonly experiment: Experiment;
  readonly metric: number;
  readonly input: ResultsInput;
}

/** The points from the first on at which all treatments asked for have enough events. */
const momentsOf = async ({ store, now }: Context, { experiment, metric, input }: Question): Promise<Moment[]> => {
  const { startedTime } = experiment;
  if (startedTime === undefined) return [];
  const end = experiment.endedTime ?? now;
  const { startTime = startedTime, endTime = end } = input;
  const period = periodOf((input.period ?? 0) * 1000, Math.max(startTime, startedTime), Math.min(endTime, end));
  const times = pointTimes(startedTime, end, period);
  const comparing = comparingOf(
    experiment,
    experiment.treatments.map(({ name }) => name),
  );
  const moments = await store.series.at({
    of: { trialId: experiment.id, series: metric },
    startedTime,
    look: comparingLook(comparing),
    times,
    ended: experiment.endedTime !== undefined,
    now,
  });
  const asked = comparingOf(experiment, input.treatmentNames);
  const first = moments.findIndex((moment) => moment.time >= startedTime + leastTime && isReady(moment, asked));
  return first < 0 ? [] : moments.slice(first);
};

const dataOf = (
  experiment: Experiment,
  input: ResultsInput,
  moments: readonly Moment[],
): ResultsOutput['resultsData'] => {
  const { metricNames, treatmentNames, resultStats = allStats } = input;
  const comparing = comparingOf(experiment, treatmentNames);
  return treatmentNames.flatMap((treatmentName) => {
    const points = moments.map((moment) =>
      statsAt(moment, treatmentName, { ...comparing, final: moment.time === experiment.endedTime }),
    );
    const series = [
      ['BaseStat', 'Mean', points.map(({ mean }) => mean)],
      ['TreatmentEffect', 'TreatmentEffect', points.map(({ effect }) => effect)],
      ['ConfidenceInterval', 'ConfidenceIntervalUpperBound', points.map(({ interval }) => interval?.upper)],
      ['ConfidenceInterval', 'ConfidenceIntervalLowerBound', points.map(({ interval }) => interval?.lower)],
      ['PValue', 'PValue', points.map(({ pValue }) => pValue)],
    ] as const;
    return series.flatMap(([asked, resultStat, values]) =>
      resultStats.includes(asked) && (asked === 'BaseStat' || treatmentName !== comparing.control)
        ? [{ metricName: metricNames[0], treatmentName, resultStat, values: values as number[] }]
        : [],
    );
  });
};

/** Bayesian reports come once the experiment has ended. */
const reportsOf = (experiment: Experiment, input: ResultsInput, last: Moment): ResultsOutput['reports'] => {
  const { metricNames, treatmentNames, reportNames = [] } = input;
  if (!reportNames.includes('BayesianInference') || last.time !== experiment.endedTime) return [];
  const comparing = comparingOf(experiment, treatmentNames);
  const goal = experiment.metricGoals.find(({ metricDefinition }) => metricDefinition.name === metricNames[0]);
  return treatmentNames.flatMap((treatmentName) => {
    const comparison = treatmentName === comparing.control ? undefined : comparisonAt(last, treatmentName, comparing);
    if (!comparison) return [];
    const { control, treatment } = comparison;
    const probabilities = changeProbabilities(control, treatment);
    const content = {
      control: { mean: control.mean, credibleInterval: credibleInterval(control, level) },
      treatment: { mean: treatment.mean, credibleInterval: credibleInterval(treatment, level) },
      probabilityOfIncrease: probabilities.increase,
      probabilityOfDecrease: probabilities.decrease,
      probabilityOfNoChange: probabilities.noChange,
      verdict: judgeProbabilities(probabilities, goal?.desiredChange ?? 'INCREASE'),
    };
    return [
      {
        metricName: metricNames[0],
        treatmentName,
        reportName: 'BayesianInference' as const,
        content: JSON.stringify(content),
      },
    ];
  });
};

const level = 0.95;
