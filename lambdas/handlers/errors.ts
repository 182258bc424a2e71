/**
 * The errors of handlers, with their members in the service model.
 */
import { brokenFields, ServiceError } from '../../contract/errors.ts';
import { arnHint, arnOf, type Deployment, parseArn, type Resource, type ResourceType } from '../../domain/arn.ts';
import type { Fault } from '../../domain/fault.ts';
import type { Quotas } from '../../domain/quotas.ts';

const titles = {
  project: 'Project',
  feature: 'Feature',
  launch: 'Launch',
  experiment: 'Experiment',
  segment: 'Segment',
} as const;

const titleOf = ({ type }: Resource): string => titles[type];

const membersOf = (deployment: Deployment, resource: Resource) => ({
  resourceId: arnOf(deployment, resource),
  resourceType: resource.type,
});

export const notFound = (deployment: Deployment, resource: Resource): ServiceError =>
  new ServiceError(
    'ResourceNotFoundException',
    `${titleOf(resource)} with arn '${arnOf(deployment, resource)}' does not exist.`,
    membersOf(deployment, resource),
  );

/** Keys are no resources of the service model, so the form of their ARNs is ours alone. */
export const keyNotFound = (arn: string): ServiceError =>
  new ServiceError('ResourceNotFoundException', `Key with arn '${arn}' does not exist.`, {
    resourceId: arn,
    resourceType: 'key',
  });

/** The data plane's form of `notFound`: another message, without members. */
export const missing = (deployment: Deployment, resource: Resource): ServiceError =>
  new ServiceError(
    'ResourceNotFoundException',
    `${titleOf(resource)} does not exist with arn '${arnOf(deployment, resource)}'`,
  );

/** An error for a reference with a colon that is no ARN of such a resource in this deployment. */
export const notOfHere = (deployment: Deployment, type: ResourceType, reference: string): ServiceError =>
  new ServiceError(
    'ResourceNotFoundException',
    `${titles[type]} with arn '${reference}' does not exist. ${hintOf(deployment, reference)}`,
    { resourceId: reference, resourceType: type },
  );

/** The data plane's form of `notOfHere`. */
export const missingHere = (deployment: Deployment, type: ResourceType, reference: string): ServiceError =>
  new ServiceError(
    'ResourceNotFoundException',
    `${titles[type]} does not exist with arn '${reference}'. ${hintOf(deployment, reference)}`,
  );

/** A resource of another type may have the ARN. */
const hintOf = (deployment: Deployment, reference: string): string => {
  const other = parseArn(deployment, reference);
  return other ? `This ARN is of the type ${other.type}.` : arnHint(deployment);
};

/** The message names the obstacle, and `resource` is the one that the request would change. */
export const conflict = (deployment: Deployment, resource: Resource, message: string): ServiceError =>
  new ServiceError('ConflictException', message, membersOf(deployment, resource));

export const alreadyExists = (deployment: Deployment, resource: Resource): ServiceError =>
  conflict(deployment, resource, `${titleOf(resource)} ${resource.name} already exists`);

interface OtherVersion {
  readonly expected: number;
  readonly version: number;
  /** When the resource was last updated, in milliseconds since the epoch. */
  readonly changed: number;
}

/** An error for a caller who expects another version than there is. */
export const versionConflict = (
  deployment: Deployment,
  resource: Resource,
  { expected, version, changed }: OtherVersion,
): ServiceError =>
  new ServiceError(
    'ConflictException',
    `${titleOf(resource)} ${resource.name} has the version ${version}, not ${expected}: it was changed since it was ` +
      `read, last updated at ${new Date(changed).toISOString()}. Read it again, and repeat the change if it is still right.`,
    { ...membersOf(deployment, resource), currentVersion: version },
  );

interface Quota {
  /** Words in the plural, such as `running launches`. */
  readonly name: string;
  readonly limit: number;
  /** Its name among those that a deployment sets; undefined for one that nobody can. */
  readonly setting?: keyof Quotas;
}

export const quotaExceeded = (deployment: Deployment, resource: Resource, quota: Quota): ServiceError => {
  const { name, limit, setting } = quota;
  const cure = setting ? ` The setting quotas raises it (--quota ${setting}=COUNT).` : '';
  return new ServiceError('ServiceQuotaExceededException', `The quota of ${limit} ${name} is exceeded.${cure}`, {
    ...membersOf(deployment, resource),
    serviceCode: 'evidently',
    quotaCode: name.replaceAll(' ', '-'),
  });
};

/** @throws ServiceError ValidationException with all faults, if there are any. */
export const throwIfAny = (faults: readonly Fault[]): void => {
  if (faults.length > 0) throw brokenFields(faults);
};

export const invalidMember = (name: string, message: string): ServiceError => brokenFields([{ name, message }]);

/** An error for a request that lost every attempt to other changes of the same resource. */
export const contended = (resource: Resource): ServiceError =>
  new ServiceError(
    'ThrottlingException',
    `${titleOf(resource)} ${resource.name} is being changed by too many requests at once; try again.`,
    { serviceCode: 'evidently' },
  );
