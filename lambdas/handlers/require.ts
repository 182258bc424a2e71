/**
 * Reads the resources that a request names, or throws that they do not exist.
 */
import { canExist, type Deployment, parseArn, type Resource } from '../../domain/arn.ts';
import type { Experiment } from '../../domain/lifecycle/experiment.ts';
import type { Launch } from '../../domain/lifecycle/launch.ts';
import type { StoredFeature, StoredOutline } from '../store/resources/feature-overrides.ts';
import type { StoredProject } from '../store/resources/project.ts';
import type { StoredSegment } from '../store/resources/segment.ts';
import type { Stored } from '../store/table/entity.ts';
import { missing, missingHere, notFound, notOfHere } from './errors.ts';
import type { Context } from './handler.ts';

type Referred = 'project' | 'segment';

/**
 * The name in a `ProjectRef` or `SegmentRef`, which is a name or an ARN; undefined for an ARN of no such resource here.
 */
const referredName = (deployment: Deployment, type: Referred, reference: string): string | undefined => {
  if (!reference.includes(':')) return reference;
  const resource = parseArn(deployment, reference);
  return resource?.type === type ? resource.name : undefined;
};

/** The name in a reference. @throws ServiceError ResourceNotFoundException for an ARN of no such resource here. */
export const nameIn = ({ deployment }: Pick<Context, 'deployment'>, type: Referred, reference: string): string => {
  const name = referredName(deployment, type, reference);
  if (name === undefined) throw notOfHere(deployment, type, reference);
  return name;
};

/** The name in a `ProjectRef`. @throws ServiceError in the data plane's form for a name that no project can have. */
export const projectNameIn = ({ deployment }: Pick<Context, 'deployment'>, reference: string): string => {
  const name = referredName(deployment, 'project', reference);
  if (name === undefined) throw missingHere(deployment, 'project', reference);
  const resource: Resource = { type: 'project', name };
  if (!canExist(resource)) throw missing(deployment, resource);
  return resource.name;
};

/** The project of a `ProjectRef`. @throws ServiceError ResourceNotFoundException. */
export const requireProject = async (context: Context, reference: string): Promise<StoredProject> => {
  const resource: Resource = { type: 'project', name: nameIn(context, 'project', reference) };
  const project = canExist(resource) ? await context.store.projects.get(resource.name) : undefined;
  if (!project) throw notFound(context.deployment, resource);
  return project;
};

/** The segment of a `SegmentRef`. @throws ServiceError ResourceNotFoundException. */
export const requireSegment = async (context: Context, reference: string): Promise<StoredSegment> => {
  const resource: Resource = { type: 'segment', name: nameIn(context, 'segment', reference) };
  const segment = canExist(resource) ? await context.store.segments.get(resource.name) : undefined;
  if (!segment) throw notFound(context.deployment, resource);
  return segment;
};

export const requireFeature = async (context: Context, project: string, name: string): Promise<StoredFeature> => {
  const feature = await context.store.features.get(project, name);
  if (!feature) throw notFound(context.deployment, { type: 'feature', project, name });
  return feature;
};

/** The feature, where its overrides do not matter. @throws ServiceError ResourceNotFoundException. */
export const requireOutline = async (context: Context, project: string, name: string): Promise<StoredOutline> => {
  const feature = await context.store.features.getOutline(project, name);
  if (!feature) throw notFound(context.deployment, { type: 'feature', project, name });
  return feature;
};

export const requireLaunch = async (context: Context, project: string, name: string): Promise<Stored<Launch>> => {
  const launch = await context.store.launches.get(project, name);
  if (!launch) throw notFound(context.deployment, { type: 'launch', project, name });
  return launch;
};

export const requireExperiment = async (
  context: Context,
  project: string,
  name: string,
): Promise<Stored<Experiment>> => {
  const experiment = await context.store.experiments.get(project, name);
  if (!experiment) throw notFound(context.deployment, { type: 'experiment', project, name });
  return experiment;
};
