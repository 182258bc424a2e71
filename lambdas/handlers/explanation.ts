/**
 * The operation that explains an evaluation.
 */
import { explain } from '@selfevident/evaluation';
import type { EvaluationStore } from '../store/evaluation-store.ts';
import { askRules, missingRules } from './ask-rules.ts';
import type { Handler } from './handler.ts';
import { momentOfRules } from './moment-of-rules.ts';
import { projectNameIn } from './require.ts';
import { explanationView } from './view/explanation.ts';

export const explainEvaluation: Handler<'ExplainEvaluation', EvaluationStore> = async (input, context) => {
  const { entityId, feature, evaluationContext: text, at } = input;
  const project = projectNameIn(context, input.project);
  const dated = await context.store.rules.getDated(project, feature);
  const [rules, { changedTime }] =
    typeof dated === 'string' ? ([dated, {}] as const) : ([dated.feature, dated] as const);
  const explanation = askRules(rules, { text, member: 'evaluationContext' }, (found) => {
    const time = momentOfRules(context, { changedTime }, at);
    return { time, explained: explain(found, entityId, text, time) };
  });
  if (explanation === undefined) throw missingRules(context, { project, feature }, rules);
  const { time, explained } = explanation;
  return {
    entityId,
    ...explanationView(explained),
    time,
    ...(changedTime === undefined ? {} : { rulesSince: changedTime }),
  };
};
