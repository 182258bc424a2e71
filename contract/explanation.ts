/**
 * Extension: why an entity is served what it is served.
 */
import * as z from 'zod/mini';
import { readErrors } from './errors.ts';
import { evaluation, subject } from './evaluation.ts';
import { operation } from './operation.ts';
import { EntityId, FeatureName, Flag, PlainText, ProjectRef, SplitWeight, Timestamp } from './primitives.ts';
import { list, structure } from './shape/aggregates.ts';
import { optional } from './shape/facts.ts';
import { choice } from './shape/scalars.ts';

/** One question that the evaluation asked, in order; a launch with segment overrides asks one for each. */
export const ExplanationRung = structure('ExplanationRung', {
  rung: choice('ExplanationRungName', ['override', 'strategy', 'launch', 'experiment', 'default']),
  matched: Flag,
  name: optional(PlainText),
  segment: optional(PlainText),
  mismatch: optional(PlainText),
  bucket: optional(SplitWeight),
  share: optional(SplitWeight),
  group: optional(PlainText),
  treatment: optional(PlainText),
  variation: optional(PlainText),
});
export type ExplanationRung = z.output<typeof ExplanationRung>;

export const explanationOperations = {
  ExplainEvaluation: operation({
    method: 'POST',
    path: '/projects/{project}/explanations/{feature}',
    group: 'evaluation',
    summary: 'Explains step by step which variation an entity is served, without assigning it.',
    params: z.object({ project: ProjectRef, feature: FeatureName }),
    body: z.object(subject),
    result: z.object({
      entityId: EntityId,
      ...evaluation,
      rungs: list('ExplanationRungList', ExplanationRung),
      nextChange: optional(Timestamp),
    }),
    errors: readErrors,
    extension: true,
  }),
};
