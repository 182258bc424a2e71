/**
 * Extensions: the health of an experiment, and the metrics of a launch.
 */
import * as z from 'zod/mini';
import { readErrors } from './errors.ts';
import { ChangeDirectionEnum, Margin, MetricName } from './metric.ts';
import { operation } from './operation.ts';
import {
  Count,
  ExperimentName,
  Flag,
  GroupName,
  LaunchName,
  PlainText,
  ProjectRef,
  SplitWeight,
  Timestamp,
  TreatmentName,
} from './primitives.ts';
import { list, map, structure } from './shape/aggregates.ts';
import { optional } from './shape/facts.ts';
import { choice, double } from './shape/scalars.ts';

const Double = double('Double');

/** An estimate for a treatment. The comparison is absent for the control, and without enough data. */
const MetricEstimate = structure('MetricEstimate', {
  mean: optional(Double),
  effect: optional(Double),
  lowerBound: optional(Double),
  upperBound: optional(Double),
  relative: optional(structure('RelativeEffect', { effect: Double, lower: Double, upper: Double })),
});

/** Events and values of events that were not counted, by cause. */
const DroppedEvents = structure('DroppedEvents', {
  noAssignment: Count,
  outsideAssignment: Count,
  outsideRun: Count,
  outsideWindow: Count,
  noMatch: Count,
  noEntityId: Count,
  invalidEntityId: Count,
  noValue: Count,
  invalidValue: Count,
});

/** Estimates over all assigned entities. Entities without an event count as zero. */
const perEntity = {
  share: MetricEstimate,
  eventsPerEntity: MetricEstimate,
  valuePerEntity: MetricEstimate,
};

const TreatmentHealth = structure('TreatmentHealth', {
  treatmentName: TreatmentName,
  entities: Count,
  expectedShare: Double,
});

export const TreatmentHealthList = list('TreatmentHealthList', TreatmentHealth);

const TreatmentMetricHealth = structure('TreatmentMetricHealth', {
  treatmentName: TreatmentName,
  events: Count,
  entities: Count,
  perEvent: MetricEstimate,
  ...perEntity,
  pValue: optional(Double),
  finalPValue: optional(Double),
  adjustedPValue: optional(Double),
  verdict: optional(choice('Verdict', ['Better', 'Worse', 'Best', 'Inconclusive'])),
  verdictText: optional(PlainText),
  lowerBound: optional(Double),
  upperBound: optional(Double),
  drift: optional(Flag),
  smallestEffect: optional(Double),
});

/** The data that a metric still lacks before GetExperimentResults has results. */
const NeededForResults = structure('NeededForResults', {
  minutes: Count,
  treatments: list(
    'NeededByTreatmentList',
    structure('NeededByTreatment', {
      treatmentName: TreatmentName,
      events: Count,
      entities: Count,
      steadyDenominator: optional(Flag),
    }),
  ),
});

const MetricHealth = structure('MetricHealth', {
  metricName: MetricName,
  needed: optional(NeededForResults),
  dropped: DroppedEvents,
  countedElsewhere: Count,
  treatments: list('TreatmentMetricHealthList', TreatmentMetricHealth),
});

const TreatmentGuardrailHealth = structure('TreatmentGuardrailHealth', {
  treatmentName: TreatmentName,
  events: Count,
  entities: Count,
  perEvent: MetricEstimate,
  ...perEntity,
  verdict: optional(choice('GuardrailVerdict', ['NotWorse', 'Harmed', 'Open'])),
  verdictText: optional(PlainText),
  notWorsePValue: optional(Double),
  harmedPValue: optional(Double),
});

const GuardrailHealth = structure('GuardrailHealth', {
  metricName: MetricName,
  desiredChange: ChangeDirectionEnum,
  margin: Margin,
  needed: optional(NeededForResults),
  dropped: DroppedEvents,
  countedElsewhere: Count,
  treatments: list('TreatmentGuardrailHealthList', TreatmentGuardrailHealth),
});

/** Whether to ship a treatment, from all success metrics and guardrails. */
const TreatmentDecision = structure('TreatmentDecision', {
  treatmentName: TreatmentName,
  decision: choice('ShipDecision', ['SHIP', 'STOP', 'CONTINUE']),
  reason: PlainText,
});

export const TreatmentDecisionList = list('TreatmentDecisionList', TreatmentDecision);

const GroupMetric = structure('GroupMetric', {
  groupName: GroupName,
  events: Count,
  entities: Count,
  perEvent: MetricEstimate,
  ...perEntity,
});

const LaunchMetric = structure('LaunchMetric', {
  metricName: MetricName,
  dropped: DroppedEvents,
  countedElsewhere: Count,
  groups: list('GroupMetricList', GroupMetric),
});

/** Where an experiment or a launch stands, in words that every client prints as they are. */
const sentence = {
  headline: PlainText,
  detail: PlainText,
  tone: choice('SentenceTone', ['positive', 'negative', 'neutral', 'warning']),
  numbers: map('SentenceNumbers', [PlainText, Double]),
};
export const ExperimentSentence = structure('ExperimentSentence', sentence);
const LaunchSentence = structure('LaunchSentence', sentence);

export const ExperimentState = choice('ExperimentState', [
  'DRAFT',
  'COLLECTING',
  'RUNNING',
  'FINAL',
  'STOPPED',
  'EXPIRED',
]);

/** What a monitor says of a group within a step. The differences are to the control in the same step. */
const StepGroupMetric = structure('StepGroupMetric', {
  groupName: GroupName,
  events: Count,
  eventsNotCompared: Count,
  entities: Count,
  perEvent: MetricEstimate,
  ...perEntity,
  state: optional(choice('MonitorState', ['NoControl', 'Collecting', 'Open', 'NotWorse', 'Harmed', 'Higher', 'Lower'])),
});

const StepGroup = structure('StepGroup', { groupName: GroupName, entities: Count, expectedShare: optional(Double) });

const StepMetric = structure('StepMetric', {
  metricName: MetricName,
  groups: list('StepGroupMetricList', StepGroupMetric),
});

const LaunchStep = structure('LaunchStep', {
  step: Count,
  startTime: Timestamp,
  groups: list('StepGroupList', StepGroup),
  sampleRatioPValue: optional(Double),
  sampleRatioMismatch: optional(Flag),
  metrics: list('StepMetricList', StepMetric),
});

export const healthOperations = {
  GetExperimentHealth: operation({
    method: 'GET',
    path: '/projects/{project}/experiments/{experiment}/health',
    group: 'analysis',
    summary: 'Tells whether the results of an experiment can be trusted, and the verdict of each metric.',
    params: z.object({ project: ProjectRef, experiment: ExperimentName }),
    result: z.object({
      treatments: TreatmentHealthList,
      sampleRatioPValue: Double,
      sampleRatioMismatch: Flag,
      metrics: list('MetricHealthList', MetricHealth),
      guardrails: optional(list('GuardrailHealthList', GuardrailHealth)),
      decisions: optional(TreatmentDecisionList),
      undelivered: Count,
      nextLook: optional(Timestamp),
      state: optional(ExperimentState),
      sentence: optional(ExperimentSentence),
      asOf: optional(Timestamp),
      startedTime: optional(Timestamp),
      analysisCompleteTime: optional(Timestamp),
      endedTime: optional(Timestamp),
      progress: optional(Double),
      samplingRate: optional(SplitWeight),
      shareTakingPart: optional(Double),
    }),
    errors: readErrors,
    extension: true,
  }),
  GetLaunchMetrics: operation({
    method: 'GET',
    path: '/projects/{project}/launches/{launch}/metrics',
    group: 'analysis',
    summary: 'Returns the numbers of the metrics of a launch for each of its groups, and compares the groups by step.',
    params: z.object({ project: ProjectRef, launch: LaunchName }),
    result: z.object({
      groups: list('GroupEntitiesList', structure('GroupEntities', { groupName: GroupName, entities: Count })),
      metrics: list('LaunchMetricList', LaunchMetric),
      state: optional(choice('LaunchState', ['DRAFT', 'WAITING', 'COLLECTING', 'RUNNING', 'STOPPED'])),
      sentence: optional(LaunchSentence),
      asOf: optional(Timestamp),
      control: optional(GroupName),
      steps: optional(list('LaunchStepList', LaunchStep)),
    }),
    errors: readErrors,
    extension: true,
  }),
};
