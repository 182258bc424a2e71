/**
 * The errors that handlers tell callers about, each with the members that the service model gives it.
 */
import { brokenFields, ServiceError } from '../../contract/errors.ts';
import { arnOf, type Deployment, type Resource } from '../../domain/arn.ts';
import type { Fault } from '../../domain/lifecycle/fault.ts';

const titles = {
  project: 'Project',
  feature: 'Feature',
  launch: 'Launch',
  experiment: 'Experiment',
  segment: 'Segment',
} as const;

const titleOf = ({ type }: Resource): string => titles[type];

const membersOf = ({ type, name }: Resource) => ({ resourceId: name, resourceType: type });

export const notFound = (deployment: Deployment, resource: Resource): ServiceError =>
  new ServiceError(
    'ResourceNotFoundException',
    `${titleOf(resource)} with arn '${arnOf(deployment, resource)}' does not exist.`,
    membersOf(resource),
  );

/** The data plane says it in other words than the control plane. */
export const missing = (deployment: Deployment, resource: Resource): ServiceError =>
  new ServiceError(
    'ResourceNotFoundException',
    `${titleOf(resource)} does not exist with arn '${arnOf(deployment, resource)}'`,
    membersOf(resource),
  );

export const conflict = (message: string, resource: Resource): ServiceError =>
  new ServiceError('ConflictException', message, membersOf(resource));

export const alreadyExists = (resource: Resource): ServiceError =>
  conflict(`${titleOf(resource)} ${resource.name} already exists`, resource);

export const quotaExceeded = (quota: string, limit: number, resource: Resource): ServiceError =>
  new ServiceError('ServiceQuotaExceededException', `The quota of ${limit} ${quota} is exceeded.`, {
    ...membersOf(resource),
    serviceCode: 'evidently',
    quotaCode: quota.replaceAll(' ', '-'),
  });

/** All faults in one error; nothing when there are none. */
export const refuse = (faults: readonly Fault[]): void => {
  if (faults.length > 0) throw brokenFields(faults);
};

export const invalidMember = (name: string, message: string): ServiceError => brokenFields([{ name, message }]);

/** Others changed the same resource again and again while this request tried to. */
export const contended = (resource: Resource): ServiceError =>
  new ServiceError(
    'ThrottlingException',
    `${titleOf(resource)} ${resource.name} is being changed by too many requests at once; try again.`,
    { serviceCode: 'evidently' },
  );
