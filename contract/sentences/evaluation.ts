/** The sentences of the shapes and members in `contract/evaluation.ts`, in its order. */
export const evaluationSentences = {
  EvaluationRequest: 'One entity and one feature to evaluate.',
  EvaluationResult: 'The answer to one request of the batch.',
  EvaluationRequestsList: 'The pairs of an entity and a feature.',
  EvaluationResultsList: 'One result for each request, in the same order.',
};
