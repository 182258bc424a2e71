/**
 * What the API shows of the results of a metric: series over time, and the report at the end.
 */
import type { Input, Output } from '../../../contract/index.ts';
import { controlOf, type Experiment } from '../../../domain/lifecycle/experiment.ts';
import { comparingOf, comparisonIn } from '../../../domain/results/metric.ts';
import { type LookState, named, type PointStats, type TimedPoint } from '../../../domain/results/series.ts';
import { changeProbabilities, credibleInterval, judgeProbabilities } from '../../../domain/stats/bayesian.ts';
import type { Comparison } from '../../../domain/stats/comparison.ts';
import type { DesiredChange } from '../../../domain/stats/verdict.ts';

type ResultsInput = Input<'GetExperimentResults'>;
type ResultsOutput = Output<'GetExperimentResults'>;

const allStats = ['BaseStat', 'TreatmentEffect', 'ConfidenceInterval', 'PValue'] as const;

export const dataView = (
  experiment: Experiment,
  { metricNames, treatmentNames, resultStats = [...allStats] }: ResultsInput,
  points: readonly TimedPoint[],
): ResultsOutput['resultsData'] =>
  treatmentNames.flatMap((treatmentName) => {
    const stats = points.map(({ point }) => named(point, treatmentName) as PointStats);
    const series = [
      ['BaseStat', 'Mean', stats.map(({ mean }) => mean)],
      ['TreatmentEffect', 'TreatmentEffect', stats.map(({ effect }) => effect)],
      ['ConfidenceInterval', 'ConfidenceIntervalUpperBound', stats.map(({ interval }) => interval?.upper)],
      ['ConfidenceInterval', 'ConfidenceIntervalLowerBound', stats.map(({ interval }) => interval?.lower)],
      ['PValue', 'PValue', stats.map(({ pValue }) => pValue)],
    ] as const;
    return series.flatMap(([asked, resultStat, values]) =>
      resultStats.includes(asked) && (asked === 'BaseStat' || treatmentName !== controlOf(experiment))
        ? [{ metricName: metricNames[0], treatmentName, resultStat, values: values as number[] }]
        : [],
    );
  });

/** Bayesian reports come once the experiment has ended. */
export const reportsView = (experiment: Experiment, input: ResultsInput, last: LookState): ResultsOutput['reports'] => {
  const { metricNames, treatmentNames, reportNames = [] } = input;
  if (!reportNames.includes('BayesianInference') || experiment.endedTime === undefined) return [];
  const comparing = comparingOf(experiment);
  const goal = experiment.metricGoals.find(({ metricDefinition }) => metricDefinition.name === metricNames[0]);
  return treatmentNames.flatMap((treatmentName) => {
    const comparison = comparisonIn(last, treatmentName, comparing);
    if (!comparison) return [];
    const content = JSON.stringify(bayesianReport(comparison, goal?.desiredChange ?? 'INCREASE'));
    return [{ metricName: metricNames[0], treatmentName, reportName: 'BayesianInference' as const, content }];
  });
};

const level = 0.95;

const bayesianReport = ({ control, treatment }: Comparison, desired: DesiredChange) => {
  const probabilities = changeProbabilities(control, treatment);
  return {
    control: { mean: control.mean, credibleInterval: credibleInterval(control, level) },
    treatment: { mean: treatment.mean, credibleInterval: credibleInterval(treatment, level) },
    probabilityOfIncrease: probabilities.increase,
    probabilityOfDecrease: probabilities.decrease,
    probabilityOfNoChange: probabilities.noChange,
    verdict: judgeProbabilities(probabilities, desired),
  };
};
