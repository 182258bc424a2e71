/**
 * Extension: how often features are evaluated.
 */
import * as z from 'zod/mini';
import { readErrors } from './errors.ts';
import { operation } from './operation.ts';
import { FeatureName, ProjectRef, Timestamp, VariationName } from './primitives.ts';
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

export const usageOperations = {
  ReportUsage: operation({
    method: 'POST',
    path: '/events/projects/{project}/usage',
    group: 'evaluation',
    summary: 'Takes the numbers of evaluations that an application made by itself, by feature and variation.',
    params: z.object({ project: ProjectRef }),
    body: z.object({ usage: list('ReportedUsageList', ReportedUsage, { length: { min: 1, max: 100 } }) }),
    result: z.object({ uncounted: list('UncountedUsageList', UncountedUsage) }),
    errors: readErrors,
    extension: true,
  }),
};
