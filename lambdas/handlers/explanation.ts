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
  const rules = await context.store.rules.get(project, feature);
  const explanation = askRules(rules, { text, member: 'evaluationContext' }, (found) => {
    const time = momentOfRules(context, found.rules, at);
    return { time, since: found.rules.changedTime, explained: explain(found, entityId, text, time) };
  });
  if (explanation === undefined) throw missingRules(context, { project, feature }, rules);
  const { time, since, explained } = explanation;
  return {
    entityId,
    ...explanationView(explained),
    time,
    ...(since === undefined ? {} : { rulesSince: since }),
  };
};
