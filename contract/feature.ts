/**
 * Features and their variations.
 */

import * as z from 'zod/mini';
import { FeatureArn, ProjectArn } from './arn.ts';
import { basicErrors, readErrors } from './errors.ts';
import { operation } from './operation.ts';
import {
  Arn,
  Count,
  Description,
  EntityId,
  FeatureName,
  Flag,
  NextToken,
  PlainText,
  ProjectRef,
  pageOf,
  ResourceVersion,
  SegmentName,
  TagMap,
  Timestamp,
  VariationName,
} from './primitives.ts';
import { list, map, structure } from './shape/aggregates.ts';
import { extension, optional } from './shape/facts.ts';
import { choice, double, text } from './shape/scalars.ts';
import { VariableValue } from './variable-value.ts';

const VariationConfig = structure('VariationConfig', { name: VariationName, value: VariableValue });
const VariationConfigsList = list('VariationConfigsList', VariationConfig, { length: { min: 1, max: 5 } });
const Variation = structure('Variation', { name: optional(VariationName), value: optional(VariableValue) });

/** A running launch or experiment of a feature. */
const EvaluationRule = structure('EvaluationRule', {
  name: optional(text('RuleName', { length: { min: 0, max: 1024 } })),
  type: text('RuleType', { length: { min: 0, max: 1024 } }),
});
const EvaluationRulesList = list('EvaluationRulesList', EvaluationRule);
/** The number of overrides of each variation. */
export const OverrideCountMap = map('OverrideCountMap', [VariationName, Count]);
export const SegmentNameList = list('SegmentNameList', SegmentName);
const EntityOverrideMap = map('EntityOverrideMap', [EntityId, VariationName], { length: { min: 0, max: 2500 } });
const FeatureStatus = choice('FeatureStatus', ['AVAILABLE', 'UPDATING']);
const FeatureEvaluationStrategy = choice('FeatureEvaluationStrategy', ['ALL_RULES', 'DEFAULT_VARIATION']);
const VariationValueType = choice('VariationValueType', ['STRING', 'LONG', 'DOUBLE', 'BOOLEAN']);

const Share = double('Double');

const Feature = structure('Feature', {
  arn: FeatureArn,
  name: FeatureName,
  project: optional(ProjectArn),
  status: FeatureStatus,
  createdTime: Timestamp,
  lastUpdatedTime: Timestamp,
  version: extension(ResourceVersion),
  description: optional(Description),
  evaluationStrategy: FeatureEvaluationStrategy,
  valueType: VariationValueType,
  variations: list('VariationsList', Variation),
  defaultVariation: optional(VariationName),
  evaluationRules: optional(EvaluationRulesList),
  tags: optional(TagMap),
  entityOverrides: optional(EntityOverrideMap),
});
export type Feature = z.output<typeof Feature>;

const FeatureState = choice('FeatureState', ['NEW', 'ACTIVE', 'LAUNCHED', 'INACTIVE', 'OFF']);

const FeatureSummary = structure('FeatureSummary', {
  arn: Arn,
  name: FeatureName,
  project: optional(ProjectRef),
  status: FeatureStatus,
  createdTime: Timestamp,
  lastUpdatedTime: Timestamp,
  version: extension(ResourceVersion),
  evaluationStrategy: FeatureEvaluationStrategy,
  evaluationRules: optional(EvaluationRulesList),
  defaultVariation: optional(VariationName),
  tags: optional(TagMap),
  description: extension(Description),
  valueType: extension(VariationValueType),
  state: extension(FeatureState),
  lastEvaluated: extension(Timestamp),
});
export type FeatureSummary = z.output<typeof FeatureSummary>;

const VariationShareChange = structure('VariationShareChange', {
  variation: VariationName,
  before: Share,
  after: Share,
});

/** Entities without an override. */
const AudienceChange = structure('AudienceChange', {
  segments: SegmentNameList,
  variations: list('VariationShareChangeList', VariationShareChange),
});

const ShipChanges = structure('ShipChanges', {
  sentences: list('SentenceList', PlainText),
  audiences: list('AudienceChangeList', AudienceChange),
  overrides: OverrideCountMap,
});

const params = z.object({ project: ProjectRef, feature: FeatureName });
const changeErrors = [
  ...basicErrors,
  'ConflictException',
  'ResourceNotFoundException',
  'ServiceQuotaExceededException',
] as const;

export const featureOperations = {
  CreateFeature: operation({
    method: 'POST',
    path: '/projects/{project}/features',
    group: 'management',
    summary: 'Creates a feature with its variations.',
    params: z.object({ project: ProjectRef }),
    body: z.object({
      name: FeatureName,
      evaluationStrategy: optional(FeatureEvaluationStrategy),
      description: optional(Description),
      variations: VariationConfigsList,
      defaultVariation: optional(VariationName),
      tags: optional(TagMap),
      entityOverrides: optional(EntityOverrideMap),
    }),
    result: z.object({ feature: optional(Feature) }),
    errors: changeErrors,
  }),
  DeleteFeature: operation({
    method: 'DELETE',
    path: '/projects/{project}/features/{feature}',
    group: 'management',
    summary: 'Deletes a feature on which no launch or experiment runs.',
    params,
    query: z.object({ expectedVersion: extension(ResourceVersion) }),
    result: z.object({}),
    errors: [...readErrors, 'ConflictException'],
  }),
  GetFeature: operation({
    method: 'GET',
    path: '/projects/{project}/features/{feature}',
    group: 'management',
    summary: 'Returns one feature.',
    params,
    result: z.object({ feature: Feature }),
    errors: readErrors,
  }),
  ListFeatures: operation({
    method: 'GET',
    path: '/projects/{project}/features',
    group: 'management',
    summary: 'Lists the features of a project.',
    params: z.object({ project: ProjectRef }),
    query: z.object(pageOf('MaxFeatures', 100)),
    result: z.object({
      features: optional(list('FeatureSummariesList', FeatureSummary)),
      nextToken: optional(NextToken),
    }),
    errors: readErrors,
    page: { items: 'features' },
  }),
  ShipVariation: operation({
    method: 'POST',
    path: '/projects/{project}/features/{feature}/ship',
    group: 'management',
    summary:
      'Makes a variation the default of its feature and stops what runs on the feature, or says what that would do.',
    params,
    body: z.object({
      variation: VariationName,
      dryRun: optional(Flag),
      reason: optional(Description),
      expectedVersion: extension(ResourceVersion),
    }),
    result: z.object({ feature: Feature, stopped: list('StoppedList', Arn), changes: ShipChanges }),
    errors: [...readErrors, 'ConflictException'],
    extension: true,
  }),
  UpdateFeature: operation({
    method: 'PATCH',
    path: '/projects/{project}/features/{feature}',
    group: 'management',
    summary: 'Changes the variations, the overrides, the strategy or the description of a feature.',
    params,
    body: z.object({
      evaluationStrategy: optional(FeatureEvaluationStrategy),
      description: optional(Description),
      addOrUpdateVariations: optional(VariationConfigsList),
      removeVariations: optional(list('VariationNameList', VariationName, { length: { max: 5 } })),
      defaultVariation: optional(VariationName),
      entityOverrides: optional(EntityOverrideMap),
      expectedVersion: extension(ResourceVersion),
    }),
    result: z.object({ feature: Feature }),
    errors: changeErrors,
  }),
};
