/**
 * The quota of tags on a resource.
 */
import type { Resource } from '../../domain/arn.ts';
import { quotaExceeded } from './errors.ts';
import type { Context } from './handler.ts';

export type Tags = Readonly<Record<string, string>>;

/**
 * The tags themselves.
 *
 * @throws ServiceError ServiceQuotaExceededException when there are more than a resource may have.
 */
export const quotaOfTags = ({ deployment, quotas }: Context, tags: Tags, resource: Resource): Tags => {
  if (Object.keys(tags).length > quotas.tags)
    throw quotaExceeded(deployment, resource, { name: 'tags', limit: quotas.tags });
  return tags;
};
