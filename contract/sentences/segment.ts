/** The sentences of the shapes and members in `contract/segment.ts`, in its order. */
export const segmentSentences = {
  SegmentPattern: 'JSON text: the pattern that an evaluation context has to match.',
  Segment: 'A part of the audience, chosen by what its evaluation context says.',
  RefResource: 'A launch or an experiment that uses the segment.',
  'RefResource.name': 'The name of the launch or experiment.',
  'RefResource.type': 'LAUNCH or EXPERIMENT.',
  'RefResource.arn': 'The ARN of the launch or experiment.',
  'RefResource.status': 'The status of the launch or experiment.',
  'RefResource.startTime': 'When it started, in ISO 8601.',
  'RefResource.endTime': 'When it ended, in ISO 8601.',
  'RefResource.lastUpdatedOn': 'When it was last changed, in ISO 8601.',
  SegmentReferenceResourceType: 'Whether to list experiments or launches.',
  RefResourceList: 'The launches or experiments of this page.',
  SegmentList: 'The segments of this page.',
  'TestSegmentPatternRequest.payload': 'JSON text: an object to match the pattern against.',
  'TestSegmentPatternResponse.match': 'Whether the pattern matches.',
};
