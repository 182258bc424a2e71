/** The sentences of the shapes and members in `contract/arn.ts`, in its order. */
export const arnSentences = {
  ProjectArn: 'The ARN of the project.',
  FeatureArn: 'The ARN of the feature.',
  LaunchArn: 'The ARN of the launch.',
  ExperimentArn: 'The ARN of the experiment.',
  SegmentArn: 'The ARN of the segment.',
};
