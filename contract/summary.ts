/**
 * Extension: where the experiments of a project stand, in one list.
 */
import * as z from 'zod/mini';
import { readErrors } from './errors.ts';
import { ExperimentStatus } from './experiment.ts';
import { ExperimentSentence, ExperimentState, TreatmentDecisionList, TreatmentHealthList } from './health.ts';
import { MetricName } from './metric.ts';
import { operation } from './operation.ts';
import {
  Description,
  ExperimentName,
  FeatureName,
  Flag,
  NextToken,
  PlainText,
  ProjectRef,
  pageOf,
  Timestamp,
  TreatmentName,
} from './primitives.ts';
import { list, structure } from './shape/aggregates.ts';
import { optional } from './shape/facts.ts';
import { double } from './shape/scalars.ts';

/** What a goal or a guardrail says of a treatment, in words that follow the treatment's name. */
const ArmVerdict = structure('ArmVerdict', {
  metricName: MetricName,
  treatmentName: TreatmentName,
  guardrail: Flag,
  verdict: optional(PlainText),
  text: PlainText,
});

const ExperimentSummary = structure('ExperimentSummary', {
  name: ExperimentName,
  status: ExperimentStatus,
  description: optional(Description),
  features: list('FeatureNameList', FeatureName),
  state: ExperimentState,
  sentence: ExperimentSentence,
  startedTime: optional(Timestamp),
  analysisCompleteTime: optional(Timestamp),
  endedTime: optional(Timestamp),
  progress: optional(double('Double')),
  treatments: TreatmentHealthList,
  sampleRatioMismatch: Flag,
  verdicts: list('ArmVerdictList', ArmVerdict),
  decisions: TreatmentDecisionList,
  asOf: optional(Timestamp),
  nextLook: optional(Timestamp),
});

export const summaryOperations = {
  ListExperimentSummaries: operation({
    method: 'GET',
    path: '/projects/{project}/experiment-summaries',
    group: 'management',
    summary: 'Lists the experiments of a project with their verdicts, as of the last look at each.',
    params: z.object({ project: ProjectRef }),
    query: z.object({ ...pageOf('MaxExperimentSummaries', 100), status: optional(ExperimentStatus) }),
    result: z.object({
      experimentSummaries: list('ExperimentSummaryList', ExperimentSummary),
      nextToken: optional(NextToken),
    }),
    errors: readErrors,
    page: { items: 'experimentSummaries' },
    extension: true,
  }),
};
