/**
 * A segment as a construct.
 */
import type { Construct } from 'constructs';
import type * as z from 'zod/mini';
import type { segmentOperations } from '../../contract/segment.ts';
import { EvidentlyResource } from './evidently-resource.ts';
import type { ProviderOptions } from './provider.ts';

/** What CreateSegment takes. */
export interface SegmentProps extends ProviderOptions, z.input<typeof segmentOperations.CreateSegment.body> {}

/** A segment. Nothing of it but its tags can change: another pattern takes another name. */
export class Segment extends EvidentlyResource {
  constructor(scope: Construct, id: string, props: SegmentProps) {
    const { service: _, provider: __, ...members } = props;
    super(scope, id, { type: 'segment', members, providedBy: props });
  }
}
