/**
 * The results of a metric as the API shows them: series over time, and the report at the end.
 */
import type { Input, Output } from '../../../contract/index.ts';
import { controlOf, type Experiment, metricsOf } from '../../../domain/lifecycle/experiment.ts';
import { type ArmColumns, type Columns, toNumbers } from '../../../domain/results/columns.ts';
import { comparisonOf, comparisonPlanOf } from '../../../domain/results/comparison.ts';
import type { LookState } from '../../../domain/results/series.ts';
import { changeProbabilities, credibleInterval, judgeProbabilities } from '../../../domain/stats/bayesian.ts';
import type { Comparison } from '../../../domain/stats/comparison.ts';
import type { DesiredChange } from '../../../domain/stats/verdict.ts';

type ResultsInput = Input<'GetExperimentResults'>;
type ResultsOutput = Output<'GetExperimentResults'>;

const allStats = ['BaseStat', 'TreatmentEffect', 'ConfidenceInterval', 'PValue'] as const;

/** The ends of the intervals around the effects. `side` is 1 for the upper ends, -1 for the lower. */
const bounds = ({ effect, halfWidth }: ArmColumns, side: number) =>
  effect.map((middle, index) => middle + side * (halfWidth[index] ?? Number.NaN));

/** The request type of each series, its name and its numbers. */
const series = [
  ['BaseStat', 'Mean', ({ mean }: ArmColumns) => mean],
  ['TreatmentEffect', 'TreatmentEffect', ({ effect }: ArmColumns) => effect],
  ['ConfidenceInterval', 'ConfidenceIntervalUpperBound', (arm: ArmColumns) => bounds(arm, 1)],
  ['ConfidenceInterval', 'ConfidenceIntervalLowerBound', (arm: ArmColumns) => bounds(arm, -1)],
  ['PValue', 'PValue', ({ pValue }: ArmColumns) => pValue],
] as const;

export const dataView = (
  experiment: Experiment,
  { metricNames, treatmentNames, resultStats = [...allStats] }: ResultsInput,
  points: Columns,
): ResultsOutput['resultsData'] =>
  treatmentNames.flatMap((treatmentName) => {
    const isControl = treatmentName === controlOf(experiment);
    const columns = points.arms.get(treatmentName);
    return series
      .filter(([requestType]) => resultStats.includes(requestType) && (requestType === 'BaseStat' || !isControl))
      .map(([, resultStat, numbersOf]) => {
        const values = columns ? toNumbers(numbersOf(columns)) : [];
        return { metricName: metricNames[0], treatmentName, resultStat, values };
      });
  });

/** Bayesian reports exist once the experiment has ended. */
export const reportsView = (experiment: Experiment, input: ResultsInput, last: LookState): ResultsOutput['reports'] => {
  const { metricNames, treatmentNames, reportNames = [] } = input;
  if (!reportNames.includes('BayesianInference') || experiment.endedTime === undefined) return [];
  const plan = comparisonPlanOf(experiment);
  const goal = metricsOf(experiment).find(({ metricDefinition }) => metricDefinition.name === metricNames[0]);
  return treatmentNames.flatMap((treatmentName) => {
    const comparison = comparisonOf(last, treatmentName, plan);
    if (!comparison) return [];
    const content = JSON.stringify(bayesianReport(comparison, goal?.desiredChange ?? 'INCREASE'));
    return [{ metricName: metricNames[0], treatmentName, reportName: 'BayesianInference' as const, content }];
  });
};

const LEVEL = 0.95;

const bayesianReport = ({ control, treatment }: Comparison, desired: DesiredChange) => {
  const probabilities = changeProbabilities(control, treatment);
  return {
    control: { mean: control.mean, credibleInterval: credibleInterval(control, LEVEL) },
    treatment: { mean: treatment.mean, credibleInterval: credibleInterval(treatment, LEVEL) },
    probabilityOfIncrease: probabilities.increase,
    probabilityOfDecrease: probabilities.decrease,
    probabilityOfNoChange: probabilities.noChange,
    verdict: judgeProbabilities(probabilities, desired),
  };
};
