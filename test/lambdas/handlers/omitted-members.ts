/**
 * What leaving a member out of a request is the same as giving, for every member that the service model lets requests leave out.
 */
import type { OperationName } from '../../../contract/index.ts';
import { arms, days, type Members, metric, step, variations } from '../resources.ts';

/** No value is the same as leaving the member out. */
export const nothing = Symbol('nothing');

interface Omitted {
  /** A request that succeeds, but for the names of what it is about. */
  readonly request: Members;
  /** By the path of a member: what it is like to leave it out. */
  readonly members: Readonly<Record<string, unknown>>;
}

const treatments = arms({ a: 'off', b: 'on' });
const equal = { a: 50_000, b: 50_000 };
const steps = [step(days(0), equal)];
const bucket = { bucket: 'bucket', prefix: 'prefix' };
const logs = { logGroup: 'events' };
const appConfig = { applicationId: 'abcd1234', environmentId: 'efgh5678' };
const page = { maxResults: 50, nextToken: nothing };
const metricMembers = (at: string) => ({
  [`${at}[].metricDefinition.eventPattern`]: nothing,
  [`${at}[].metricDefinition.unitLabel`]: nothing,
  // The mean of events is what it means, and only a definition that says so shows it.
  [`${at}[].metricDefinition.aggregation`]: nothing,
  [`${at}[].metricDefinition.windowHours`]: nothing,
  ...Object.fromEntries(
    ['eventCap', 'eventFloor', 'entityCap', 'entityFloor', 'above', 'denominatorKey'].map((option) => [
      `${at}[].metricDefinition.${option}`,
      nothing,
    ]),
  ),
});
const guardrailMembers = {
  ...Object.fromEntries(
    Object.entries(metricMembers('guardrails')).filter(([path]) => !/eventPattern|unitLabel/.test(path)),
  ),
  'guardrails[].desiredChange': nothing,
  'guardrails[].margin': nothing,
};
const monitorMembers = {
  ...metricMembers('metricMonitors'),
  'metricMonitors[].desiredChange': nothing,
  'metricMonitors[].margin': 0,
  'metricMonitors[].onRegression': 'TELL',
};
const alarms = [{ alarmArn: 'arn:aws:cloudwatch:us-east-1:123456789012:alarm:errors', onAlarm: 'HOLD' }];
const goalMembers = { ...metricMembers('metricGoals'), 'metricGoals[].desiredChange': nothing };

/** What a test makes before it calls an operation that changes or reads it. */
export const existing = {
  project: { description: 'project' },
  feature: { description: 'feature', evaluationStrategy: 'DEFAULT_VARIATION', entityOverrides: { joe: 'on' } },
  launch: {
    description: 'launch',
    groups: treatments,
    metricMonitors: [metric('price')],
    alarms,
    randomizationSalt: 'salt',
    scheduledSplitsConfig: { steps },
  },
  experiment: {
    description: 'experiment',
    treatments,
    metricGoals: [metric('price')],
    guardrails: [{ ...metric('seconds'), margin: 0.1 }],
    randomizationSalt: 'salt',
    samplingRate: 30_000,
    onlineAbConfig: { controlTreatmentName: 'b', treatmentWeights: { a: 1, b: 2 } },
  },
} as const satisfies Members;

export const omittedMembers: Readonly<Partial<Record<OperationName, Omitted>>> = {
  CreateProject: {
    request: { dataDelivery: { s3Destination: bucket }, appConfigResource: appConfig },
    members: {
      description: '',
      dataDelivery: nothing,
      'dataDelivery.s3Destination': nothing,
      'dataDelivery.s3Destination.bucket': nothing,
      'dataDelivery.s3Destination.prefix': nothing,
      'dataDelivery.cloudWatchLogs': nothing,
      'dataDelivery.cloudWatchLogs.logGroup': nothing,
      appConfigResource: nothing,
      'appConfigResource.applicationId': nothing,
      'appConfigResource.environmentId': nothing,
      tags: {},
    },
  },
  UpdateProject: {
    request: {},
    members: {
      expectedVersion: nothing,
      description: existing.project.description,
      appConfigResource: nothing,
      'appConfigResource.applicationId': nothing,
      'appConfigResource.environmentId': nothing,
    },
  },
  UpdateProjectDataDelivery: {
    request: { cloudWatchLogs: logs },
    members: {
      expectedVersion: nothing,
      s3Destination: nothing,
      's3Destination.bucket': nothing,
      's3Destination.prefix': nothing,
      cloudWatchLogs: nothing,
      'cloudWatchLogs.logGroup': nothing,
    },
  },
  DeleteProject: { request: {}, members: { expectedVersion: nothing } },
  DeleteFeature: { request: {}, members: { expectedVersion: nothing } },
  StartLaunch: { request: {}, members: { expectedVersion: nothing } },
  DeleteLaunch: { request: {}, members: { expectedVersion: nothing } },
  StartExperiment: { request: { analysisCompleteTime: days(1) }, members: { expectedVersion: nothing } },
  DeleteExperiment: { request: {}, members: { expectedVersion: nothing } },
  DeleteSegment: { request: {}, members: { expectedVersion: nothing } },
  ListProjects: { request: {}, members: page },
  CreateSegment: { request: { pattern: '{"a":["b"]}' }, members: { description: '', tags: {} } },
  ListSegments: { request: {}, members: page },
  ListSegmentReferences: { request: { type: 'LAUNCH' }, members: page },
  CreateFeature: {
    request: { variations: variations('off', 'on') },
    members: {
      evaluationStrategy: 'ALL_RULES',
      description: '',
      defaultVariation: 'off',
      tags: {},
      entityOverrides: {},
    },
  },
  UpdateFeature: {
    request: {},
    members: {
      expectedVersion: nothing,
      evaluationStrategy: existing.feature.evaluationStrategy,
      description: existing.feature.description,
      addOrUpdateVariations: variations('off', 'on'),
      removeVariations: [],
      defaultVariation: 'off',
      entityOverrides: existing.feature.entityOverrides,
    },
  },
  ListFeatures: { request: {}, members: page },
  EvaluateFeature: { request: { entityId: 'ann' }, members: { evaluationContext: '{}' } },
  BatchEvaluateFeature: {
    request: { requests: [{ entityId: 'ann', feature: 'search' }] },
    members: { 'requests[].evaluationContext': '{}' },
  },
  CreateLaunch: {
    request: {
      groups: treatments,
      scheduledSplitsConfig: { steps },
      metricMonitors: [
        { ...metric('price', { unitLabel: '$', eventPattern: '{"a":["b"]}' }), desiredChange: 'DECREASE' },
      ],
      alarms,
    },
    members: {
      description: '',
      scheduledSplitsConfig: nothing,
      'scheduledSplitsConfig.steps[].segmentOverrides': [],
      metricMonitors: [],
      ...monitorMembers,
      alarms: [],
      'groups[].description': nothing,
      randomizationSalt: 'new',
      tags: {},
    },
  },
  UpdateLaunch: {
    request: {
      groups: treatments,
      metricMonitors: [
        { ...metric('other', { unitLabel: '$', eventPattern: '{"a":["b"]}' }), desiredChange: 'DECREASE' },
      ],
      alarms,
      scheduledSplitsConfig: { steps: [step(days(1), equal)] },
    },
    members: {
      expectedVersion: nothing,
      description: existing.launch.description,
      groups: existing.launch.groups,
      'groups[].description': nothing,
      metricMonitors: existing.launch.metricMonitors,
      ...monitorMembers,
      alarms: existing.launch.alarms,
      randomizationSalt: existing.launch.randomizationSalt,
      scheduledSplitsConfig: existing.launch.scheduledSplitsConfig,
      'scheduledSplitsConfig.steps[].segmentOverrides': [],
    },
  },
  StopLaunch: { request: {}, members: { expectedVersion: nothing, desiredState: 'COMPLETED', reason: nothing } },
  ListLaunches: { request: {}, members: { ...page, status: nothing } },
  CreateExperiment: {
    request: {
      treatments,
      metricGoals: [{ ...metric('price', { unitLabel: '$', eventPattern: '{"a":["b"]}' }), desiredChange: 'DECREASE' }],
      guardrails: [
        {
          ...metric('slow', { aggregation: 'VALUE_PER_ENTITY', windowHours: 1 }),
          desiredChange: 'DECREASE',
          margin: 0.1,
        },
      ],
    },
    members: {
      description: '',
      'treatments[].description': nothing,
      ...goalMembers,
      randomizationSalt: 'new',
      samplingRate: 100_000,
      onlineAbConfig: {},
      'onlineAbConfig.controlTreatmentName': 'a',
      'onlineAbConfig.treatmentWeights': equal,
      segment: nothing,
      guardrails: [],
      ...guardrailMembers,
      tags: {},
    },
  },
  UpdateExperiment: {
    request: {
      treatments,
      metricGoals: [{ ...metric('other', { unitLabel: '$', eventPattern: '{"a":["b"]}' }), desiredChange: 'DECREASE' }],
      guardrails: [
        {
          ...metric('slow', { aggregation: 'VALUE_PER_ENTITY', windowHours: 1 }),
          desiredChange: 'DECREASE',
          margin: 0.1,
        },
      ],
      onlineAbConfig: { controlTreatmentName: 'a', treatmentWeights: { a: 5, b: 6 } },
    },
    members: {
      expectedVersion: nothing,
      description: existing.experiment.description,
      treatments: existing.experiment.treatments,
      'treatments[].description': nothing,
      metricGoals: existing.experiment.metricGoals,
      ...goalMembers,
      randomizationSalt: existing.experiment.randomizationSalt,
      samplingRate: existing.experiment.samplingRate,
      segment: nothing,
      guardrails: existing.experiment.guardrails,
      ...guardrailMembers,
      removeSegment: false,
      onlineAbConfig: existing.experiment.onlineAbConfig,
      'onlineAbConfig.controlTreatmentName': existing.experiment.onlineAbConfig.controlTreatmentName,
      'onlineAbConfig.treatmentWeights': existing.experiment.onlineAbConfig.treatmentWeights,
    },
  },
  StopExperiment: { request: {}, members: { expectedVersion: nothing, desiredState: 'COMPLETED', reason: nothing } },
  ListExperiments: { request: {}, members: { ...page, status: nothing } },
  GetExperimentResults: {
    request: { metricNames: ['price'], treatmentNames: ['a', 'b'] },
    members: {
      startTime: nothing,
      endTime: nothing,
      baseStat: 'Mean',
      resultStats: ['BaseStat', 'TreatmentEffect', 'ConfidenceInterval', 'PValue'],
      reportNames: [],
      period: 0,
    },
  },
};
