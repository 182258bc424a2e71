/**
 * The operations that the evaluation function serves.
 */
import { evaluationOperations } from '../../contract/evaluation.ts';
import { explanationOperations } from '../../contract/explanation.ts';
import { batchEvaluateFeature, evaluateFeature, explainEvaluation } from '../handlers/evaluation.ts';
import type { Served } from '../handlers/handler.ts';
import type { EvaluationStore } from '../store/evaluation-store.ts';

export const evaluation: Served<'evaluation', EvaluationStore> = {
  rows: { ...evaluationOperations, ...explanationOperations },
  handlers: {
    BatchEvaluateFeature: batchEvaluateFeature,
    EvaluateFeature: evaluateFeature,
    ExplainEvaluation: explainEvaluation,
  },
};
