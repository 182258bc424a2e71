/**
 * A project as the API shows it.
 */
import type { Output } from '../../../contract/index.ts';
import { arnOf, type Deployment } from '../../../domain/arn.ts';
import type { Project, ProjectCounts } from '../../../domain/project.ts';

type ProjectView = Output<'GetProject'>['project'];

interface Counted {
  readonly version: number;
  readonly entity: Project;
  readonly counts: ProjectCounts;
}

export const projectView = (deployment: Deployment, { entity: project, version, counts }: Counted): ProjectView => ({
  arn: arnOf(deployment, { type: 'project', name: project.name }),
  name: project.name,
  status: 'AVAILABLE',
  description: project.description,
  createdTime: project.createdTime,
  lastUpdatedTime: project.lastUpdatedTime,
  version,
  ...counts,
  ...(project.dataDelivery ? { dataDelivery: project.dataDelivery } : {}),
  ...(project.appConfigResource ? { appConfigResource: project.appConfigResource } : {}),
  tags: project.tags,
});
