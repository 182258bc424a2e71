/**
 * Projects, their destinations for evaluation events, and the counts of their resources.
 */

import * as z from 'zod/mini';
import { ProjectArn } from './arn.ts';
import { basicErrors, readErrors } from './errors.ts';
import { operation } from './operation.ts';
import {
  Count,
  Description,
  NextToken,
  ProjectName,
  ProjectRef,
  pageOf,
  ResourceVersion,
  TagMap,
  Timestamp,
} from './primitives.ts';
import { list, structure } from './shape/aggregates.ts';
import { extension, optional } from './shape/facts.ts';
import { choice, text } from './shape/scalars.ts';

const S3BucketSafeName = text('S3BucketSafeName', {
  length: { min: 3, max: 63 },
  pattern: '^[a-z0-9][-a-z0-9]*[a-z0-9]$',
});
const S3PrefixSafeName = text('S3PrefixSafeName', {
  length: { min: 1, max: 1024 },
  pattern: "^[-a-zA-Z0-9!_.*'()/]*$",
});
const CwLogGroupSafeName = text('CwLogGroupSafeName', { length: { min: 1, max: 512 }, pattern: '^[-a-zA-Z0-9._/]+$' });
const AppConfigResourceId = text('AppConfigResourceId', { pattern: '[a-z0-9]{4,7}' });

const s3 = { bucket: optional(S3BucketSafeName), prefix: optional(S3PrefixSafeName) };
const logs = { logGroup: optional(CwLogGroupSafeName) };
const destinations = {
  s3Destination: optional(structure('S3DestinationConfig', s3)),
  cloudWatchLogs: optional(structure('CloudWatchLogsDestinationConfig', logs)),
};
const ProjectDataDelivery = structure('ProjectDataDelivery', {
  s3Destination: optional(structure('S3Destination', s3)),
  cloudWatchLogs: optional(structure('CloudWatchLogsDestination', logs)),
});
const ProjectAppConfigResourceConfig = structure('ProjectAppConfigResourceConfig', {
  applicationId: optional(AppConfigResourceId),
  environmentId: optional(AppConfigResourceId),
});
const ProjectAppConfigResource = structure('ProjectAppConfigResource', {
  applicationId: AppConfigResourceId,
  environmentId: AppConfigResourceId,
  configurationProfileId: AppConfigResourceId,
});

const summary = {
  arn: ProjectArn,
  name: ProjectName,
  status: choice('ProjectStatus', ['AVAILABLE', 'UPDATING']),
  description: optional(Description),
  createdTime: Timestamp,
  lastUpdatedTime: Timestamp,
  version: extension(ResourceVersion),
  featureCount: optional(Count),
  launchCount: optional(Count),
  activeLaunchCount: optional(Count),
  experimentCount: optional(Count),
  activeExperimentCount: optional(Count),
  tags: optional(TagMap),
};

const ProjectSummary = structure('ProjectSummary', summary);
export type ProjectSummary = z.output<typeof ProjectSummary>;

const Project = structure('Project', {
  ...summary,
  dataDelivery: optional(ProjectDataDelivery),
  appConfigResource: optional(ProjectAppConfigResource),
});
export type Project = z.output<typeof Project>;

const params = z.object({ project: ProjectRef });
const changeErrors = [
  ...basicErrors,
  'ConflictException',
  'ResourceNotFoundException',
  'ServiceQuotaExceededException',
] as const;

export const projectOperations = {
  CreateProject: operation({
    method: 'POST',
    path: '/projects',
    group: 'management',
    summary: 'Creates a project, the container of features, launches and experiments.',
    body: z.object({
      name: ProjectName,
      description: optional(Description),
      dataDelivery: optional(structure('ProjectDataDeliveryConfig', destinations)),
      appConfigResource: optional(ProjectAppConfigResourceConfig),
      tags: optional(TagMap),
    }),
    result: z.object({ project: Project }),
    errors: [...basicErrors, 'ConflictException', 'ServiceQuotaExceededException'],
  }),
  DeleteProject: operation({
    method: 'DELETE',
    path: '/projects/{project}',
    group: 'management',
    summary: 'Deletes a project without features, launches and experiments.',
    params,
    query: z.object({ expectedVersion: extension(ResourceVersion) }),
    result: z.object({}),
    errors: [...readErrors, 'ConflictException'],
  }),
  GetProject: operation({
    method: 'GET',
    path: '/projects/{project}',
    group: 'management',
    summary: 'Returns one project.',
    params,
    result: z.object({ project: Project }),
    errors: readErrors,
  }),
  ListProjects: operation({
    method: 'GET',
    path: '/projects',
    group: 'management',
    summary: 'Lists the projects.',
    query: z.object(pageOf('MaxProjects', 50)),
    result: z.object({
      projects: optional(list('ProjectSummariesList', ProjectSummary)),
      nextToken: optional(NextToken),
    }),
    errors: [...basicErrors, 'ThrottlingException'],
    page: { items: 'projects' },
  }),
  UpdateProject: operation({
    method: 'PATCH',
    path: '/projects/{project}',
    group: 'management',
    summary: 'Changes the description or the AppConfig resources of a project.',
    params,
    body: z.object({
      appConfigResource: optional(ProjectAppConfigResourceConfig),
      description: optional(Description),
      expectedVersion: extension(ResourceVersion),
    }),
    result: z.object({ project: Project }),
    errors: changeErrors,
  }),
  UpdateProjectDataDelivery: operation({
    method: 'PATCH',
    path: '/projects/{project}/data-delivery',
    group: 'management',
    summary: 'Sets where the evaluation events of a project are stored, or turns their storage off.',
    params,
    body: z.object({ ...destinations, expectedVersion: extension(ResourceVersion) }),
    result: z.object({ project: Project }),
    errors: changeErrors,
  }),
};
