/**
 * Extension: how often features are evaluated.
 */
import * as z from 'zod/mini';
import { readErrors } from './errors.ts';
import { operation } from './operation.ts';
import { Count, FeatureName, NextToken, ProjectRef, pageOf, Timestamp, VariationName } from './primitives.ts';
import { list, map, structure } from './shape/aggregates.ts';
import { optional } from './shape/facts.ts';
import { long } from './shape/scalars.ts';

/** More than a process evaluates in a day. */
const MOST = 10_000_000_000;

const EvaluationCount = long('EvaluationCount', { range: { min: 1, max: MOST } });
const EvaluationCountMap = map('EvaluationCountMap', [VariationName, EvaluationCount], { length: { min: 1, max: 10 } });

const ReportedUsage = structure('ReportedUsage', {
  feature: FeatureName,
  counts: EvaluationCountMap,
  lastEvaluated: optional(Timestamp),
});

const UncountedUsage = structure('UncountedUsage', { feature: FeatureName, variation: VariationName });

const VariationCountMap = map('VariationCountMap', [VariationName, Count]);

/** Evaluations in the hour that begins at `time`. Hours without any are left out. */
const UsageHour = structure('UsageHour', { time: Timestamp, evaluations: Count, counts: optional(VariationCountMap) });

const FeatureUsage = structure('FeatureUsage', {
  feature: FeatureName,
  lastEvaluated: optional(Timestamp),
  evaluations: Count,
  hours: list('UsageHourList', UsageHour),
});
export type FeatureUsage = z.output<typeof FeatureUsage>;

export const usageOperations = {
  ListFeatureUsage: operation({
    method: 'GET',
    path: '/projects/{project}/feature-usage',
    group: 'management',
    summary: 'Lists when features were last evaluated and how often, in the latest 24 hours or for one feature longer.',
    params: z.object({ project: ProjectRef }),
    query: z.object({
      ...pageOf('MaxFeatureUsage', 100),
      feature: optional(FeatureName),
      since: optional(Timestamp),
    }),
    result: z.object({
      time: Timestamp,
      countedSince: Timestamp,
      allEvaluated: optional(Timestamp),
      usage: list('FeatureUsageList', FeatureUsage),
      nextToken: optional(NextToken),
    }),
    errors: readErrors,
    page: { items: 'usage' },
    extension: true,
  }),
};

export const usageReportOperations = {
  ReportUsage: operation({
    method: 'POST',
    path: '/events/projects/{project}/usage',
    group: 'evaluation',
    summary: 'Takes the numbers of evaluations that an application made by itself, by feature and variation.',
    params: z.object({ project: ProjectRef }),
    body: z.object({
      usage: optional(list('ReportedUsageList', ReportedUsage, { length: { min: 1, max: 100 } })),
      allEvaluated: optional(Timestamp),
    }),
    result: z.object({ uncounted: list('UncountedUsageList', UncountedUsage) }),
    errors: readErrors,
    extension: true,
  }),
};
