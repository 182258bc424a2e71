/**
 * A resource of each type with every property that AWS's own types have. All values are texts, as CloudFormation hands
 * them over.
 */
import type { ResourceType } from '../../../domain/arn.ts';

const tags = [{ Key: 'team', Value: 'web' }];
const trial = { Project: 'shop', Name: 'spring', Description: 'Of spring', RandomizationSalt: 'salt', Tags: tags };
const metric = {
  MetricName: 'price',
  EntityIdKey: 'user.id',
  ValueKey: 'details.price',
  EventPattern: '{"details.price":[{"exists":true}]}',
  UnitLabel: 'EUR',
};
const arm = { Feature: 'search', Variation: 'on', Description: 'With it' };
const stop = { Status: 'STOP', DesiredState: 'CANCELLED', Reason: 'Enough' };

export const everyProperty: Readonly<Record<ResourceType, Readonly<Record<string, unknown>>>> = {
  project: {
    Name: 'shop',
    Description: 'The shop',
    DataDelivery: { S3: { BucketName: 'evaluations', Prefix: 'shop/' } },
    AppConfigResource: { ApplicationId: 'abc1234', EnvironmentId: 'def5678' },
    Tags: tags,
  },
  feature: {
    Project: 'arn:aws:evidently:us-east-1:123456789012:project/shop',
    Name: 'search',
    Description: 'The search',
    EvaluationStrategy: 'DEFAULT_VARIATION',
    DefaultVariation: 'on',
    Variations: [
      { VariationName: 'off', BooleanValue: 'false' },
      { VariationName: 'on', BooleanValue: 'true' },
    ],
    EntityOverrides: [{ EntityId: 'anna', Variation: 'on' }],
    Tags: tags,
  },
  launch: {
    ...trial,
    Groups: [
      { ...arm, GroupName: 'without' },
      { ...arm, GroupName: 'with', Feature: 'arn:aws:evidently:us-east-1:123456789012:project/shop/feature/search' },
    ],
    MetricMonitors: [metric],
    ScheduledSplitsConfig: [
      {
        StartTime: '2022-01-01T00:00:00Z',
        GroupWeights: [
          { GroupName: 'without', SplitWeight: '90000' },
          { GroupName: 'with', SplitWeight: '10000' },
        ],
        SegmentOverrides: [
          { Segment: 'testers', EvaluationOrder: '1', Weights: [{ GroupName: 'with', SplitWeight: '100000' }] },
        ],
      },
    ],
    ExecutionStatus: stop,
  },
  experiment: {
    ...trial,
    Treatments: [
      { ...arm, TreatmentName: 'control', Variation: 'off' },
      { ...arm, TreatmentName: 'new' },
    ],
    MetricGoals: [{ ...metric, DesiredChange: 'INCREASE' }],
    OnlineAbConfig: {
      ControlTreatmentName: 'control',
      TreatmentWeights: [
        { Treatment: 'control', SplitWeight: '50000' },
        { Treatment: 'new', SplitWeight: '50000' },
      ],
    },
    SamplingRate: '50000',
    Segment: 'testers',
    RunningStatus: { ...stop, AnalysisCompleteTime: '1641081600' },
  },
  segment: { Name: 'testers', Description: 'Who test', Pattern: '{"team":["test"]}', Tags: tags },
};
