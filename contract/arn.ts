/**
 * The ARNs of resources. They have a file of their own because the functions for evaluations and events need none of
 * them.
 */
import { arn, arnLength as length } from './primitives.ts';
import { text } from './shape/scalars.ts';

export const ProjectArn = text('ProjectArn', { length, pattern: `${arn}project/[-a-zA-Z0-9._]*` });
export const FeatureArn = text('FeatureArn', {
  length,
  pattern: `${arn}project/[-a-zA-Z0-9._]*/feature/[-a-zA-Z0-9._]*`,
});
export const LaunchArn = text('LaunchArn', { length, pattern: `${arn}project/[-a-zA-Z0-9._]*/launch/[-a-zA-Z0-9._]*` });
export const ExperimentArn = text('ExperimentArn', {
  length,
  pattern: `${arn}project/[-a-zA-Z0-9._]*/experiment/[-a-zA-Z0-9._]*`,
});
export const SegmentArn = text('SegmentArn', { length, pattern: `${arn}segment/[-a-zA-Z0-9._]*` });
