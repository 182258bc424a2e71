/**
 * Refuses a change of a resource that has changed since the caller read it.
 */
import type { Resource } from '../../domain/arn.ts';
import type { Stored } from '../store/table/entity.ts';
import { versionConflict } from './errors.ts';
import type { Context } from './handler.ts';

interface Expectation {
  readonly resource: Resource;
  /** The version that the caller has read. Without one anything goes. */
  readonly expected: number | undefined;
}

/** @throws ServiceError ConflictException with the version that is there. */
export const requireVersion = (
  { deployment }: Pick<Context, 'deployment'>,
  { resource, expected }: Expectation,
  { version, entity }: Stored<{ readonly lastUpdatedTime: number }>,
): void => {
  if (expected === undefined || expected === version) return;
  throw versionConflict(deployment, resource, { expected, version, changed: entity.lastUpdatedTime });
};
