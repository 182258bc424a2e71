/**
 * Extension: explains the variation that an entity is served.
 */
import * as z from 'zod/mini';
import { readErrors } from './errors.ts';
import { evaluation, subject } from './evaluation.ts';
import { operation } from './operation.ts';
import { Count, EntityId, FeatureName, Flag, PlainText, ProjectRef, SplitWeight, Timestamp } from './primitives.ts';
import { list, map, structure } from './shape/aggregates.ts';
import { optional } from './shape/facts.ts';
import { choice } from './shape/scalars.ts';

/** The owner of the entity's bucket of 100,000. `arm` is absent for a bucket without an owner. */
const ExplanationSplit = structure('ExplanationSplit', {
  bucket: SplitWeight,
  shares: map('ExplanationShares', [PlainText, SplitWeight]),
  outside: SplitWeight,
  arm: optional(PlainText),
  ranges: list(
    'BucketRangeList',
    structure('BucketRange', { start: SplitWeight, end: SplitWeight, arm: optional(PlainText) }),
  ),
});

const checkNames = [
  'ENTITY_OVERRIDE',
  'EVALUATION_STRATEGY',
  'LAUNCH',
  'SEGMENT_OVERRIDE',
  'GROUP_WEIGHTS',
  'EXPERIMENT',
  'EXPERIMENT_SEGMENT',
  'SAMPLING_RATE',
  'TREATMENT_WEIGHTS',
  'DEFAULT',
] as const;

/** One check of the evaluation, in order. */
const ExplanationCheck = structure('ExplanationCheck', {
  check: choice('ExplanationCheckName', checkNames),
  text: PlainText,
  matched: optional(Flag),
  strategy: optional(PlainText),
  launch: optional(PlainText),
  step: optional(Count),
  experiment: optional(PlainText),
  running: optional(Flag),
  endedTime: optional(Timestamp),
  segment: optional(PlainText),
  mismatch: optional(PlainText),
  bucket: optional(SplitWeight),
  samplingRate: optional(SplitWeight),
  outside: optional(SplitWeight),
  enrolled: optional(Flag),
  split: optional(ExplanationSplit),
});
export type ExplanationCheck = z.output<typeof ExplanationCheck>;

export const explanationOperations = {
  ExplainEvaluation: operation({
    method: 'POST',
    path: '/projects/{project}/explanations/{feature}',
    group: 'evaluation',
    summary: 'Explains step by step which variation an entity is served, without assigning it.',
    params: z.object({ project: ProjectRef, feature: FeatureName }),
    body: z.object({ ...subject, at: optional(Timestamp) }),
    result: z.object({
      entityId: EntityId,
      ...evaluation,
      checks: list('ExplanationCheckList', ExplanationCheck),
      nextChange: optional(Timestamp),
      time: Timestamp,
      rulesSince: optional(Timestamp),
    }),
    errors: readErrors,
    extension: true,
  }),
};
