/**
 * The analysis of an experiment.
 */
import * as z from 'zod/mini';
import { readErrors } from './errors.ts';
import { MetricName } from './metric.ts';
import { operation } from './operation.ts';
import { ExperimentName, JsonValue, PlainText, ProjectRef, Timestamp, TreatmentName } from './primitives.ts';
import { list, structure } from './shape/aggregates.ts';
import { optional } from './shape/facts.ts';
import { choice, double, long } from './shape/scalars.ts';

const few = { length: { min: 0, max: 5 } };
const points = { length: { max: 100_800 } };
const ExperimentReportName = choice('ExperimentReportName', ['BayesianInference']);

const ExperimentResultRequestType = choice('ExperimentResultRequestType', [
  'BaseStat',
  'TreatmentEffect',
  'ConfidenceInterval',
  'PValue',
]);
const ExperimentResultResponseType = choice('ExperimentResultResponseType', [
  'Mean',
  'TreatmentEffect',
  'ConfidenceIntervalUpperBound',
  'ConfidenceIntervalLowerBound',
  'PValue',
]);

/** Seconds; 0 asks for the automatic choice. */
const ResultsPeriod = long('ResultsPeriod', { range: { min: 300, max: 90_000 }, default: 0 });

const ExperimentResultsData = structure('ExperimentResultsData', {
  metricName: optional(MetricName),
  treatmentName: optional(TreatmentName),
  resultStat: optional(ExperimentResultResponseType),
  values: optional(list('DoubleValueList', double('Double'), points)),
});
const ExperimentReport = structure('ExperimentReport', {
  metricName: optional(MetricName),
  treatmentName: optional(TreatmentName),
  reportName: optional(ExperimentReportName),
  content: optional(JsonValue),
});

export const resultsOperations = {
  GetExperimentResults: operation({
    method: 'POST',
    path: '/projects/{project}/experiments/{experiment}/results',
    group: 'analysis',
    summary: 'Returns statistics of a metric for treatments of an experiment, point by point over time.',
    params: z.object({ project: ProjectRef, experiment: ExperimentName }),
    body: z.object({
      startTime: optional(Timestamp),
      endTime: optional(Timestamp),
      metricNames: list('MetricNameList', MetricName, { length: { min: 1, max: 1 } }),
      treatmentNames: list('TreatmentNameList', TreatmentName, { length: { min: 1, max: 5 } }),
      baseStat: optional(choice('ExperimentBaseStat', ['Mean'])),
      resultStats: optional(list('ExperimentResultRequestTypeList', ExperimentResultRequestType, few)),
      reportNames: optional(list('ExperimentReportNameList', ExperimentReportName, few)),
      period: optional(ResultsPeriod),
    }),
    result: z.object({
      resultsData: optional(list('ExperimentResultsDataList', ExperimentResultsData, { length: { max: 1000 } })),
      reports: optional(list('ExperimentReportList', ExperimentReport, { length: { max: 1000 } })),
      timestamps: optional(list('TimestampList', Timestamp, points)),
      details: optional(PlainText),
    }),
    errors: [...readErrors, 'ConflictException'],
  }),
};
