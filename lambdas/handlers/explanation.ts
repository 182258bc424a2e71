/**
 * The operation that explains an evaluation.
 */
import { explain } from '@selfevident/evaluation';
import type { EvaluationStore } from '../store/evaluation-store.ts';
import { askRules, missingRules } from './ask-rules.ts';
import type { Handler } from './handler.ts';
import { projectNameIn } from './require.ts';
import { explanationView } from './view/explanation.ts';

export const explainEvaluation: Handler<'ExplainEvaluation', EvaluationStore> = async (input, context) => {
  const { entityId, feature, evaluationContext: text } = input;
  const project = projectNameIn(context, input.project);
  const rules = await context.store.rules.get(project, feature);
  const explanation = askRules(rules, { text, member: 'evaluationContext' }, (found) =>
    explain(found, entityId, text, context.now),
  );
  if (explanation === undefined) throw missingRules(context, { project, feature }, rules);
  return { entityId, ...explanationView(explanation) };
};
