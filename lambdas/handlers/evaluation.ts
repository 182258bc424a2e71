/**
 * The operations that serve variations.
 */
import { evaluate } from '@selfevident/evaluation';
import { arnOf, type Resource } from '../../domain/arn.ts';
import { evaluationMetrics } from '../../domain/operational-metric.ts';
import type { EvaluationStore } from '../store/evaluation-store.ts';
import type { Rules } from '../store/resources/rules.ts';
import { askRules, missingRules } from './ask-rules.ts';
import { assignServed, stepGroupOf } from './assign-served.ts';
import { countServed } from './count-served.ts';
import { missing } from './errors.ts';
import type { Handler } from './handler.ts';
import { projectNameIn } from './require.ts';
import { outcomeView } from './view/outcome.ts';

export const evaluateFeature: Handler<'EvaluateFeature', EvaluationStore> = async (input, context) => {
  const { entityId, feature } = input;
  const project = projectNameIn(context, input.project);
  const { evaluationContext: text } = input;
  const rules = await context.store.rules.get(project, feature);
  const outcome = askRules(rules, { text, member: 'evaluationContext' }, (found) =>
    evaluate(found, entityId, text, context.now),
  );
  if (outcome === undefined) throw missingRules(context, { project, feature }, rules);
  context.count(evaluationMetrics[outcome.reason]);
  countServed(context, project, [{ feature, variation: outcome.variation.name }]);
  const stepGroup = stepGroupOf(rules, outcome, context.now);
  await assignServed(context, project, [{ feature, entityId, attributes: text, outcome, stepGroup }]);
  return outcomeView(outcome);
};

export const batchEvaluateFeature: Handler<'BatchEvaluateFeature', EvaluationStore> = async (input, context) => {
  const { requests } = input;
  const project = projectNameIn(context, input.project);
  const rules = await Promise.all(requests.map(({ feature }) => context.store.rules.get(project, feature)));
  const outcomes = requests.map(({ entityId, evaluationContext: text }, index) =>
    askRules(rules[index] as Rules, { text, member: `requests[${index}].evaluationContext` }, (found) =>
      evaluate(found, entityId, text, context.now),
    ),
  );
  if (rules.includes('projectMissing')) throw missing(context.deployment, { type: 'project', name: project });
  const results = requests.map(({ feature, entityId, evaluationContext: attributes }, index) => {
    const resource: Resource = { type: 'feature', project, name: feature };
    const names = {
      entityId,
      feature: arnOf(context.deployment, resource),
      project: arnOf(context.deployment, { type: 'project', name: project }),
    };
    const outcome = outcomes[index];
    if (outcome === undefined) return { result: { ...names, reason: missing(context.deployment, resource).message } };
    context.count(evaluationMetrics[outcome.reason]);
    const stepGroup = stepGroupOf(rules[index] as Rules, outcome, context.now);
    const evaluated = { feature, entityId, attributes, outcome, stepGroup };
    return { result: { ...names, ...outcomeView(outcome) }, evaluated };
  });
  const served = results.flatMap(({ evaluated }) => evaluated ?? []);
  countServed(
    context,
    project,
    served.map(({ feature, outcome }) => ({ feature, variation: outcome.variation.name })),
  );
  await assignServed(context, project, served);
  return { results: results.map(({ result }) => result) };
};
