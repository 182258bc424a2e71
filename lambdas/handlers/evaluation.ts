/**
 * The operations of the data plane that serve variations, and the one that explains them.
 */
import {
  type Assignment,
  type CompiledFeature,
  ContextError,
  checkContext,
  evaluate,
  explain,
  type Outcome,
} from '@selfevident/evaluation';
import { arnOf, type Resource } from '../../domain/arn.ts';
import { type EvaluationRecord, evaluationRecord } from '../../domain/event/delivery-record.ts';
import { evaluationMetrics } from '../../domain/operational-metric.ts';
import type { EvaluationStore } from '../store/evaluation-store.ts';
import type { Rules } from '../store/resources/rules.ts';
import { fitsInDeliveryRecord, idsOf, writeDeliveryRecords } from './delivery-records.ts';
import { invalidMember, missing } from './errors.ts';
import type { Context as AnyContext, Handler } from './handler.ts';
import { projectNameIn } from './require.ts';
import { checkView } from './view/check.ts';

type Context = AnyContext<EvaluationStore>;

export const evaluateFeature: Handler<'EvaluateFeature', EvaluationStore> = async (input, context) => {
  const { entityId, feature } = input;
  const project = projectNameIn(context, input.project);
  const { evaluationContext: text } = input;
  const rules = await context.store.rules.get(project, feature);
  const outcome = ask(rules, { text, member: 'evaluationContext' }, (found) =>
    evaluate(found, entityId, text, context.now),
  );
  if (outcome === undefined) throw missingRules(context, { project, feature }, rules);
  context.count(evaluationMetrics[outcome.reason]);
  await assignServed(context, project, [{ feature, entityId, attributes: text, outcome }]);
  return answerOf(outcome);
};

export const batchEvaluateFeature: Handler<'BatchEvaluateFeature', EvaluationStore> = async (input, context) => {
  const { requests } = input;
  const project = projectNameIn(context, input.project);
  const rules = await Promise.all(requests.map(({ feature }) => context.store.rules.get(project, feature)));
  const outcomes = requests.map(({ entityId, evaluationContext: text }, index) =>
    ask(rules[index] as Rules, { text, member: `requests[${index}].evaluationContext` }, (found) =>
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
    return { result: { ...names, ...answerOf(outcome) }, evaluated: { feature, entityId, attributes, outcome } };
  });
  await assignServed(
    context,
    project,
    results.flatMap(({ evaluated }) => evaluated ?? []),
  );
  return { results: results.map(({ result }) => result) };
};

export const explainEvaluation: Handler<'ExplainEvaluation', EvaluationStore> = async (input, context) => {
  const { entityId, feature } = input;
  const project = projectNameIn(context, input.project);
  const { evaluationContext: text } = input;
  const rules = await context.store.rules.get(project, feature);
  const explanation = ask(rules, { text, member: 'evaluationContext' }, (found) =>
    explain(found, entityId, text, context.now),
  );
  if (explanation === undefined) throw missingRules(context, { project, feature }, rules);
  const { outcome, checks, nextChange } = explanation;
  return {
    entityId,
    ...answerOf(outcome),
    checks: checks.map(checkView),
    ...(nextChange === null ? {} : { nextChange }),
  };
};

const answerOf = ({ variation, reason, details }: Outcome) => ({
  variation: variation.name,
  value: variation.value,
  reason,
  details,
});

interface GivenContext {
  readonly text: string | undefined;
  readonly member: string;
}

/**
 * Asks the rules of a feature, undefined when they are missing. The context is read by the question, and checked also where there is
 * nobody to ask.
 * @throws ServiceError ValidationException when the text is not that of a JSON object, nested 1,000 deep at most.
 */
const ask = <Answer>(
  rules: Rules,
  { text, member }: GivenContext,
  question: (rules: CompiledFeature) => Answer,
): Answer | undefined => {
  try {
    if (typeof rules !== 'string') return question(rules);
    if (text !== undefined) checkContext(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof ContextError)) throw error;
    throw invalidMember(member, 'must be the text of a JSON object, nested 1,000 deep at most');
  }
};

const missingRules = (
  { deployment }: Context,
  { project, feature }: { readonly project: string; readonly feature: string },
  rules: Rules,
) =>
  missing(
    deployment,
    rules === 'projectMissing' ? { type: 'project', name: project } : { type: 'feature', project, name: feature },
  );

interface Evaluated {
  readonly feature: string;
  readonly entityId: string;
  /** The evaluation context as it was given. */
  readonly attributes: string | undefined;
  readonly outcome: Outcome;
}

/** Writes what is to be kept of evaluations. The answer is given also when that fails. */
const assignServed = async (context: Context, project: string, all: readonly Evaluated[]): Promise<void> => {
  const enrolled = all.filter(({ outcome }) => outcome.assignment);
  await Promise.all([
    writeEvaluationRecords(context, project, all),
    ...enrolled.map((one) => writeAssignment(context, project, one)),
  ]);
};

/** Writes the assignment of an entity that was enrolled. */
const writeAssignment = async (context: Context, project: string, { entityId, outcome }: Evaluated): Promise<void> => {
  const { assignment } = outcome;
  if (!assignment) return;
  const { kind: type, id: trialId } = assignment;
  try {
    const { now } = context;
    const assignments = { project, entityId, trialId, type, arm: armOf(assignment), time: now };
    await context.store.assignments.assign(assignments, now);
  } catch (error) {
    context.count('AssignmentsNotWritten');
    context.report('assignment not written', { project, [type]: assignment.name, error });
  }
};

const armOf = (assignment: Assignment): string =>
  assignment.kind === 'launch' ? assignment.group : assignment.treatment;

/** Writes the lines that the project is owed, if it has a destination. */
const writeEvaluationRecords = async (context: Context, project: string, all: readonly Evaluated[]): Promise<void> => {
  try {
    const target = await context.store.deliveryRecords.target(project);
    if (!target) return;
    const projectArn = arnOf(context.deployment, { type: 'project', name: project });
    const idOf = idsOf(context.digest());
    const lines = all.map((one, index) => {
      const head = { id: idOf(index), time: context.now, projectArn };
      return { ...head, text: evaluationRecord(head, lineOf(one)) };
    });
    await writeDeliveryRecords(context, target, lines);
  } catch (error) {
    context.report('evaluations not delivered', { project, evaluations: all.length, error });
  }
};

const lineOf = ({ feature, entityId, attributes = '{}', outcome }: Evaluated): EvaluationRecord => {
  const { variation, reason, assignment } = outcome;
  return {
    feature,
    variation: variation.name,
    entityId,
    // Attributes that no line can hold are said to have been there.
    entityAttributes: fitsInDeliveryRecord(attributes) ? attributes : '{"omitted":true}',
    type: reason,
    ...(assignment ? { assignment: { type: assignment.kind, name: assignment.name, arm: armOf(assignment) } } : {}),
  };
};
