/**
 * The operations that the evaluation function serves.
 */
import { batchEvaluateFeature, evaluateFeature, explainEvaluation } from '../evaluation.ts';
import type { HandlersOf } from '../handler.ts';

export const evaluation: HandlersOf<'evaluation'> = {
  BatchEvaluateFeature: batchEvaluateFeature,
  EvaluateFeature: evaluateFeature,
  ExplainEvaluation: explainEvaluation,
};
