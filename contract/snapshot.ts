/**
 * Extension: everything that evaluations in a project read, for callers that evaluate by themselves.
 */
import * as z from 'zod/mini';
import { readErrors } from './errors.ts';
import { operation } from './operation.ts';
import { Arn, Count, FeatureName, Flag, PlainText, ProjectName, ProjectRef, Timestamp } from './primitives.ts';
import { list, structure } from './shape/aggregates.ts';
import { optional } from './shape/facts.ts';
import { json } from './shape/scalars.ts';

const SnapshotDeployment = structure('SnapshotDeployment', {
  partition: PlainText,
  region: PlainText,
  account: PlainText,
});

export const snapshotOperations = {
  GetProjectSnapshot: operation({
    method: 'GET',
    path: '/projects/{project}/snapshot',
    group: 'evaluation',
    summary: 'Returns the rules of all features, so that an application or an agent evaluates by itself.',
    params: z.object({ project: ProjectRef }),
    query: z.object({ nextToken: optional(FeatureName) }),
    result: z.object({
      format: Count,
      project: ProjectName,
      projectArn: Arn,
      projectId: PlainText,
      version: Count,
      now: Timestamp,
      delivers: Flag,
      deployment: SnapshotDeployment,
      formerArns: list('FormerArnsList', PlainText),
      features: json('SnapshotFeatures'),
      nextToken: optional(FeatureName),
    }),
    errors: readErrors,
    extension: true,
    conditional: true,
  }),
};
