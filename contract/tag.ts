/**
 * Tags of a resource.
 */
import * as z from 'zod/mini';
import { operation } from './operation.ts';
import { Arn, TagKey, TagMap } from './primitives.ts';
import { list } from './shape/aggregates.ts';
import { optional } from './shape/facts.ts';

const params = z.object({ resourceArn: Arn });
const errors = ['ConflictException', 'ResourceNotFoundException', 'ValidationException'] as const;

export const tagOperations = {
  ListTagsForResource: operation({
    method: 'GET',
    path: '/tags/{resourceArn}',
    group: 'management',
    summary: 'Returns the tags of one resource.',
    params,
    result: z.object({ tags: optional(TagMap) }),
    errors,
  }),
  TagResource: operation({
    method: 'POST',
    path: '/tags/{resourceArn}',
    group: 'management',
    summary: 'Adds tags to one resource and replaces the values of those that it has.',
    params,
    body: z.object({ tags: TagMap }),
    result: z.object({}),
    errors,
  }),
  UntagResource: operation({
    method: 'DELETE',
    path: '/tags/{resourceArn}',
    group: 'management',
    summary: 'Removes tags from one resource.',
    params,
    query: z.object({ tagKeys: list('TagKeyList', TagKey, { length: { min: 0, max: 50 } }) }),
    result: z.object({}),
    errors,
  }),
};
