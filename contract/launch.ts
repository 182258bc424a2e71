/**
 * Launches: groups of entities, and the steps in which their weights change.
 */

import * as z from 'zod/mini';
import { LaunchArn } from './arn.ts';
import { basicErrors, readErrors } from './errors.ts';
import { GuardAction, MetricMonitorConfigList, MetricMonitorList } from './metric.ts';
import { operation } from './operation.ts';
import {
  Count,
  Description,
  FeatureName,
  GroupName,
  LaunchName,
  NextToken,
  PlainText,
  ProjectRef,
  pageOf,
  RandomizationSalt,
  ResourceVersion,
  SegmentRef,
  SplitWeight,
  TagMap,
  Timestamp,
  VariationName,
} from './primitives.ts';
import { list, map, structure } from './shape/aggregates.ts';
import { extension, optional } from './shape/facts.ts';
import { choice, text } from './shape/scalars.ts';

const LaunchStatus = choice('LaunchStatus', ['CREATED', 'UPDATING', 'RUNNING', 'COMPLETED', 'CANCELLED']);
const GroupToWeightMap = map('GroupToWeightMap', [GroupName, SplitWeight], { length: { max: 5 } });

const LaunchGroupConfig = structure('LaunchGroupConfig', {
  name: GroupName,
  description: optional(Description),
  feature: FeatureName,
  variation: VariationName,
});
const LaunchGroupConfigList = list('LaunchGroupConfigList', LaunchGroupConfig, { length: { min: 1, max: 5 } });
/** The variation that each feature serves a group or a treatment. */
export const FeatureToVariationMap = map('FeatureToVariationMap', [FeatureName, VariationName]);
const LaunchGroup = structure('LaunchGroup', {
  name: GroupName,
  description: optional(Description),
  featureVariations: FeatureToVariationMap,
});

const SegmentOverride = structure('SegmentOverride', {
  segment: SegmentRef,
  evaluationOrder: Count,
  weights: GroupToWeightMap,
});
const SegmentOverridesList = list('SegmentOverridesList', SegmentOverride, { length: { min: 0, max: 6 } });
/** Those that have begun count too. */
export const MAX_STEPS = 6;
const steps = { length: { min: 1, max: MAX_STEPS } };
const ScheduledSplitConfig = structure('ScheduledSplitConfig', {
  startTime: Timestamp,
  groupWeights: GroupToWeightMap,
  segmentOverrides: optional(SegmentOverridesList),
});
const ScheduledSplitsLaunchConfig = structure('ScheduledSplitsLaunchConfig', {
  steps: list('ScheduledSplitConfigList', ScheduledSplitConfig, steps),
});
const ScheduledSplit = structure('ScheduledSplit', {
  startTime: Timestamp,
  groupWeights: optional(GroupToWeightMap),
  segmentOverrides: optional(SegmentOverridesList),
});

/** The ARN of a CloudWatch alarm, a metric alarm or a composite one. */
const AlarmArn = text('AlarmArn', {
  length: { min: 1, max: 1600 },
  pattern: '^arn:[^:]*:cloudwatch:[^:]*:[^:]*:alarm:[\\s\\S]+$',
});
const LaunchAlarm = structure('LaunchAlarm', { alarmArn: AlarmArn, onAlarm: optional(GuardAction) });
const LaunchAlarmList = list('LaunchAlarmList', LaunchAlarm, { length: { min: 0, max: 5 } });

const Launch = structure('Launch', {
  arn: LaunchArn,
  name: LaunchName,
  project: optional(ProjectRef),
  status: LaunchStatus,
  statusReason: optional(Description),
  description: optional(Description),
  createdTime: Timestamp,
  lastUpdatedTime: Timestamp,
  version: extension(ResourceVersion),
  execution: optional(
    structure('LaunchExecution', { startedTime: optional(Timestamp), endedTime: optional(Timestamp) }),
  ),
  groups: optional(list('LaunchGroupList', LaunchGroup)),
  metricMonitors: optional(MetricMonitorList),
  alarms: extension(LaunchAlarmList),
  heldSince: extension(Timestamp),
  warnings: extension(list('LaunchWarningList', PlainText)),
  randomizationSalt: optional(RandomizationSalt),
  type: choice('LaunchType', ['aws.evidently.splits']),
  scheduledSplitsDefinition: optional(
    structure('ScheduledSplitsLaunchDefinition', {
      steps: optional(list('ScheduledStepList', ScheduledSplit, steps)),
    }),
  ),
  tags: optional(TagMap),
});
export type Launch = z.output<typeof Launch>;

/** The members of CreateLaunch, which a preview takes too. */
export const launchCreation = {
  name: LaunchName,
  description: optional(Description),
  scheduledSplitsConfig: optional(ScheduledSplitsLaunchConfig),
  metricMonitors: optional(MetricMonitorConfigList),
  alarms: extension(LaunchAlarmList),
  groups: LaunchGroupConfigList,
  randomizationSalt: optional(RandomizationSalt),
  tags: optional(TagMap),
};

/** The members of UpdateLaunch beside the launch itself. */
export const launchUpdate = {
  description: optional(Description),
  groups: optional(LaunchGroupConfigList),
  metricMonitors: optional(MetricMonitorConfigList),
  alarms: extension(LaunchAlarmList),
  randomizationSalt: optional(RandomizationSalt),
  scheduledSplitsConfig: optional(ScheduledSplitsLaunchConfig),
};

const project = z.object({ project: ProjectRef });
const params = z.object({ project: ProjectRef, launch: LaunchName });
const launch = z.object({ launch: Launch });

const runOperations = {
  StartLaunch: operation({
    method: 'POST',
    path: '/projects/{project}/launches/{launch}/start',
    group: 'management',
    summary: 'Starts a launch; its steps take effect at their times.',
    params,
    body: z.object({ expectedVersion: extension(ResourceVersion) }),
    result: launch,
    errors: [...readErrors, 'ConflictException', 'ServiceQuotaExceededException'],
  }),
  StopLaunch: operation({
    method: 'POST',
    path: '/projects/{project}/launches/{launch}/cancel',
    group: 'management',
    summary: 'Stops a running launch as completed or cancelled.',
    params,
    body: z.object({
      desiredState: optional(choice('LaunchStopDesiredState', ['COMPLETED', 'CANCELLED'])),
      reason: optional(Description),
      expectedVersion: extension(ResourceVersion),
    }),
    result: z.object({ endedTime: optional(Timestamp) }),
    errors: readErrors,
  }),
  ContinueLaunch: operation({
    method: 'POST',
    path: '/projects/{project}/launches/{launch}/continue',
    group: 'management',
    summary: 'Continues a launch that is held: every later step moves by the time held.',
    params,
    body: z.object({ reason: optional(Description), expectedVersion: extension(ResourceVersion) }),
    result: launch,
    errors: [...readErrors, 'ConflictException'],
    extension: true,
  }),
};

export const launchOperations = {
  CreateLaunch: operation({
    method: 'POST',
    path: '/projects/{project}/launches',
    group: 'management',
    summary: 'Creates a launch, which takes in nobody before it is started.',
    params: project,
    body: z.object(launchCreation),
    result: launch,
    errors: [...basicErrors, 'ConflictException', 'ResourceNotFoundException', 'ServiceQuotaExceededException'],
  }),
  DeleteLaunch: operation({
    method: 'DELETE',
    path: '/projects/{project}/launches/{launch}',
    group: 'management',
    summary: 'Deletes a launch that is not running, with everything collected for it.',
    params,
    query: z.object({ expectedVersion: extension(ResourceVersion) }),
    result: z.object({}),
    errors: [...readErrors, 'ConflictException'],
  }),
  GetLaunch: operation({
    method: 'GET',
    path: '/projects/{project}/launches/{launch}',
    group: 'management',
    summary: 'Returns one launch.',
    params,
    result: z.object({ launch: optional(Launch) }),
    errors: readErrors,
  }),
  ListLaunches: operation({
    method: 'GET',
    path: '/projects/{project}/launches',
    group: 'management',
    summary: 'Lists the launches of a project, all or those of one status.',
    params: project,
    query: z.object({ ...pageOf('MaxLaunches', 100), status: optional(LaunchStatus) }),
    result: z.object({ launches: optional(list('LaunchesList', Launch)), nextToken: optional(NextToken) }),
    errors: [...basicErrors, 'ThrottlingException'],
    page: { items: 'launches' },
  }),
  UpdateLaunch: operation({
    method: 'PATCH',
    path: '/projects/{project}/launches/{launch}',
    group: 'management',
    summary: 'Changes a launch that has not ended; while it runs, only what has not begun.',
    params,
    body: z.object({ ...launchUpdate, expectedVersion: extension(ResourceVersion) }),
    result: launch,
    errors: [...basicErrors, 'ConflictException', 'ResourceNotFoundException'],
  }),
  ...runOperations,
};
