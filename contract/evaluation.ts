/**
 * Evaluations: the variation that a feature serves an entity.
 */
import * as z from 'zod/mini';
import { readErrors } from './errors.ts';
import { operation } from './operation.ts';
import { Arn, EntityId, FeatureName, JsonValue, PlainText, ProjectRef } from './primitives.ts';
import { list, structure } from './shape/aggregates.ts';
import { optional } from './shape/facts.ts';
import { VariableValue } from './variable-value.ts';

/** The result of an evaluation, alone or in a batch. */
export const evaluation = {
  variation: optional(PlainText),
  value: optional(VariableValue),
  reason: optional(PlainText),
  details: optional(JsonValue),
};

/** The entity that is evaluated. */
export const subject = { entityId: EntityId, evaluationContext: optional(JsonValue) };

const EvaluationRequest = structure('EvaluationRequest', { feature: FeatureName, ...subject });
const EvaluationResult = structure('EvaluationResult', {
  project: optional(Arn),
  feature: FeatureName,
  entityId: EntityId,
  ...evaluation,
});
export type EvaluationResult = z.output<typeof EvaluationResult>;

export const evaluationOperations = {
  BatchEvaluateFeature: operation({
    method: 'POST',
    path: '/projects/{project}/evaluations',
    group: 'evaluation',
    summary: 'Assigns variations to up to 20 pairs of an entity and a feature.',
    params: z.object({ project: ProjectRef }),
    body: z.object({ requests: list('EvaluationRequestsList', EvaluationRequest, { length: { min: 1, max: 20 } }) }),
    result: z.object({ results: optional(list('EvaluationResultsList', EvaluationResult)) }),
    errors: readErrors,
    endpoint: 'dataplane',
  }),
  EvaluateFeature: operation({
    method: 'POST',
    path: '/projects/{project}/evaluations/{feature}',
    group: 'evaluation',
    summary: 'Assigns a variation of a feature to an entity.',
    params: z.object({ project: ProjectRef, feature: FeatureName }),
    body: z.object(subject),
    result: z.object(evaluation),
    errors: readErrors,
    endpoint: 'dataplane',
  }),
};
