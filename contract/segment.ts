/**
 * Segments: patterns that choose entities by their evaluation context.
 */

import * as z from 'zod/mini';
import { SegmentArn } from './arn.ts';
import { basicErrors, readErrors } from './errors.ts';
import { operation } from './operation.ts';
import {
  Count,
  Description,
  Flag,
  JsonValue,
  NextToken,
  PlainText,
  pageOf,
  ResourceVersion,
  SegmentName,
  SegmentRef,
  TagMap,
  Timestamp,
} from './primitives.ts';
import { list, structure } from './shape/aggregates.ts';
import { extension, optional } from './shape/facts.ts';
import { choice, text } from './shape/scalars.ts';

const SegmentPattern = text('SegmentPattern', { length: { min: 1, max: 1024 }, mediaType: 'application/json' });

const Segment = structure('Segment', {
  arn: SegmentArn,
  name: SegmentName,
  pattern: SegmentPattern,
  createdTime: Timestamp,
  lastUpdatedTime: Timestamp,
  version: extension(ResourceVersion),
  description: optional(Description),
  experimentCount: optional(Count),
  launchCount: optional(Count),
  tags: optional(TagMap),
});
export type Segment = z.output<typeof Segment>;

/** A launch or experiment that uses a segment; its times are ISO 8601 text. */
const RefResource = structure('RefResource', {
  name: PlainText,
  type: PlainText,
  arn: optional(PlainText),
  status: optional(PlainText),
  startTime: optional(PlainText),
  endTime: optional(PlainText),
  lastUpdatedOn: optional(PlainText),
});
export type RefResource = z.output<typeof RefResource>;

const params = z.object({ segment: SegmentRef });
const segment = z.object({ segment: Segment });

export const segmentOperations = {
  CreateSegment: operation({
    method: 'POST',
    path: '/segments',
    group: 'management',
    summary: 'Creates a segment, which launches and experiments of any project can use.',
    body: z.object({
      name: SegmentName,
      pattern: SegmentPattern,
      description: optional(Description),
      tags: optional(TagMap),
    }),
    result: segment,
    errors: [...basicErrors, 'ConflictException', 'ServiceQuotaExceededException'],
  }),
  DeleteSegment: operation({
    method: 'DELETE',
    path: '/segments/{segment}',
    group: 'management',
    summary: 'Deletes a segment that no launch or experiment refers to.',
    params,
    query: z.object({ expectedVersion: extension(ResourceVersion) }),
    result: z.object({}),
    errors: [...readErrors, 'ConflictException'],
  }),
  GetSegment: operation({
    method: 'GET',
    path: '/segments/{segment}',
    group: 'management',
    summary: 'Returns one segment.',
    params,
    result: segment,
    errors: readErrors,
  }),
  ListSegmentReferences: operation({
    method: 'GET',
    path: '/segments/{segment}/references',
    group: 'management',
    summary: 'Lists the launches or the experiments that use a segment.',
    params,
    query: z.object({
      ...pageOf('MaxReferences', 100),
      type: choice('SegmentReferenceResourceType', ['EXPERIMENT', 'LAUNCH']),
    }),
    result: z.object({ referencedBy: optional(list('RefResourceList', RefResource)), nextToken: optional(NextToken) }),
    errors: readErrors,
    page: { items: 'referencedBy' },
  }),
  ListSegments: operation({
    method: 'GET',
    path: '/segments',
    group: 'management',
    summary: 'Lists the segments.',
    query: z.object(pageOf('MaxSegments', 50)),
    result: z.object({ segments: optional(list('SegmentList', Segment)), nextToken: optional(NextToken) }),
    errors: [...basicErrors, 'ThrottlingException'],
    page: { items: 'segments' },
  }),
  TestSegmentPattern: operation({
    method: 'POST',
    path: '/test-segment-pattern',
    group: 'management',
    summary: 'Tells whether a segment pattern matches an evaluation context.',
    body: z.object({ pattern: SegmentPattern, payload: JsonValue }),
    result: z.object({ match: Flag }),
    errors: [...basicErrors, 'ThrottlingException'],
  }),
};
