/**
 * Experiments: treatments, goals, the split and the time at which the analysis is complete.
 */

import * as z from 'zod/mini';
import { ExperimentArn, ProjectArn, SegmentArn } from './arn.ts';
import { basicErrors, readErrors } from './errors.ts';
import { FeatureToVariationMap } from './launch.ts';
import { GuardrailConfigList, GuardrailList, MetricGoalConfigList, MetricGoalsList } from './metric.ts';
import { operation } from './operation.ts';
import {
  Description,
  ExperimentName,
  FeatureName,
  NextToken,
  ProjectRef,
  pageOf,
  RandomizationSalt,
  ResourceVersion,
  SegmentRef,
  SplitWeight,
  TagMap,
  Timestamp,
  TreatmentName,
  VariationName,
} from './primitives.ts';
import { list, map, structure } from './shape/aggregates.ts';
import { extension, optional } from './shape/facts.ts';
import { boolean, choice, share } from './shape/scalars.ts';

export const ExperimentStatus = choice('ExperimentStatus', [
  'CREATED',
  'UPDATING',
  'RUNNING',
  'COMPLETED',
  'CANCELLED',
]);

const TreatmentConfig = structure('TreatmentConfig', {
  name: TreatmentName,
  description: optional(Description),
  feature: FeatureName,
  variation: VariationName,
});
const TreatmentConfigList = list('TreatmentConfigList', TreatmentConfig, { length: { max: 5 } });
const Treatment = structure('Treatment', {
  name: TreatmentName,
  description: optional(Description),
  featureVariations: optional(FeatureToVariationMap),
});

const split = {
  controlTreatmentName: optional(TreatmentName),
  treatmentWeights: optional(map('TreatmentToWeightMap', [TreatmentName, SplitWeight])),
};
const OnlineAbConfig = structure('OnlineAbConfig', split);

const Experiment = structure('Experiment', {
  arn: ExperimentArn,
  name: ExperimentName,
  project: optional(ProjectArn),
  status: ExperimentStatus,
  statusReason: optional(Description),
  description: optional(Description),
  createdTime: Timestamp,
  lastUpdatedTime: Timestamp,
  version: extension(ResourceVersion),
  schedule: optional(structure('ExperimentSchedule', { analysisCompleteTime: optional(Timestamp) })),
  execution: optional(
    structure('ExperimentExecution', { startedTime: optional(Timestamp), endedTime: optional(Timestamp) }),
  ),
  treatments: optional(list('TreatmentList', Treatment, { length: { min: 2, max: 5 } })),
  metricGoals: optional(MetricGoalsList),
  guardrails: extension(GuardrailList),
  randomizationSalt: optional(RandomizationSalt),
  samplingRate: optional(SplitWeight),
  segment: optional(SegmentArn),
  type: choice('ExperimentType', ['aws.evidently.onlineab']),
  onlineAbDefinition: optional(structure('OnlineAbDefinition', split)),
  tags: optional(TagMap),
});
export type Experiment = z.output<typeof Experiment>;

const project = z.object({ project: ProjectRef });
const params = z.object({ project: ProjectRef, experiment: ExperimentName });
const experiment = z.object({ experiment: Experiment });

/**
 * Options of the creation, which updates can change. The rate has no default in the model: when it is left out, a
 * creation takes in everybody, and an update changes nothing.
 */
const options = {
  description: optional(Description),
  randomizationSalt: optional(RandomizationSalt),
  samplingRate: optional(share('SplitWeight')),
  onlineAbConfig: optional(OnlineAbConfig),
  segment: optional(SegmentRef),
  guardrails: extension(GuardrailConfigList),
};

/** The members of CreateExperiment, which a preview takes too. */
export const experimentCreation = {
  name: ExperimentName,
  treatments: TreatmentConfigList,
  metricGoals: MetricGoalConfigList,
  tags: optional(TagMap),
  ...options,
};

/** The members of UpdateExperiment beside the experiment itself. */
export const experimentUpdate = {
  treatments: optional(TreatmentConfigList),
  metricGoals: optional(MetricGoalConfigList),
  removeSegment: optional(boolean('PrimitiveBoolean', { default: false })),
  ...options,
};

const runOperations = {
  StartExperiment: operation({
    method: 'POST',
    path: '/projects/{project}/experiments/{experiment}/start',
    group: 'management',
    summary: 'Starts an experiment, which stops by itself at the time given.',
    params,
    body: z.object({ analysisCompleteTime: Timestamp, expectedVersion: extension(ResourceVersion) }),
    result: z.object({ startedTime: optional(Timestamp) }),
    errors: [...readErrors, 'ConflictException', 'ServiceQuotaExceededException'],
  }),
  StopExperiment: operation({
    method: 'POST',
    path: '/projects/{project}/experiments/{experiment}/cancel',
    group: 'management',
    summary: 'Stops a running experiment as completed or cancelled.',
    params,
    body: z.object({
      desiredState: optional(choice('ExperimentStopDesiredState', ['COMPLETED', 'CANCELLED'])),
      reason: optional(Description),
      expectedVersion: extension(ResourceVersion),
    }),
    result: z.object({ endedTime: optional(Timestamp) }),
    errors: [...readErrors, 'ConflictException', 'ServiceQuotaExceededException'],
  }),
};

export const experimentOperations = {
  CreateExperiment: operation({
    method: 'POST',
    path: '/projects/{project}/experiments',
    group: 'management',
    summary: 'Creates an experiment, which takes in nobody before it is started.',
    params: project,
    body: z.object(experimentCreation),
    result: experiment,
    errors: [...basicErrors, 'ConflictException', 'ResourceNotFoundException', 'ServiceQuotaExceededException'],
  }),
  DeleteExperiment: operation({
    method: 'DELETE',
    path: '/projects/{project}/experiments/{experiment}',
    group: 'management',
    summary: 'Deletes an experiment that is not running, with everything collected for it.',
    params,
    query: z.object({ expectedVersion: extension(ResourceVersion) }),
    result: z.object({}),
    errors: [
      ...basicErrors,
      'ConflictException',
      'ResourceNotFoundException',
      'InternalServerException',
      'ServiceUnavailableException',
    ],
  }),
  GetExperiment: operation({
    method: 'GET',
    path: '/projects/{project}/experiments/{experiment}',
    group: 'management',
    summary: 'Returns one experiment.',
    params,
    result: z.object({ experiment: optional(Experiment) }),
    errors: readErrors,
  }),
  ListExperiments: operation({
    method: 'GET',
    path: '/projects/{project}/experiments',
    group: 'management',
    summary: 'Lists the experiments of a project, all or those of one status.',
    params: project,
    query: z.object({ ...pageOf('MaxExperiments', 100), status: optional(ExperimentStatus) }),
    result: z.object({ experiments: optional(list('ExperimentList', Experiment)), nextToken: optional(NextToken) }),
    errors: [...basicErrors, 'ResourceNotFoundException'],
    page: { items: 'experiments' },
  }),
  UpdateExperiment: operation({
    method: 'PATCH',
    path: '/projects/{project}/experiments/{experiment}',
    group: 'management',
    summary: 'Changes an experiment that has not ended; while it runs, not its split.',
    params,
    body: z.object({ ...experimentUpdate, expectedVersion: extension(ResourceVersion) }),
    result: experiment,
    errors: [...basicErrors, 'ConflictException', 'ResourceNotFoundException'],
  }),
  ...runOperations,
};
