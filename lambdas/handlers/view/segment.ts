/**
 * A segment as the API shows it.
 */
import type { Output } from '../../../contract/index.ts';
import { arnOf, type Deployment } from '../../../domain/arn.ts';
import type { Segment, SegmentCounts } from '../../../domain/segment.ts';

type SegmentView = Output<'GetSegment'>['segment'];

interface Counted {
  readonly version: number;
  readonly entity: Segment;
  readonly counts: SegmentCounts;
}

export const segmentView = (deployment: Deployment, { entity: segment, version, counts }: Counted): SegmentView => ({
  arn: arnOf(deployment, { type: 'segment', name: segment.name }),
  name: segment.name,
  pattern: segment.pattern,
  createdTime: segment.createdTime,
  lastUpdatedTime: segment.lastUpdatedTime,
  version,
  description: segment.description,
  ...counts,
  tags: segment.tags,
});
