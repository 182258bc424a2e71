/**
 * The operations of the data plane that serve variations, and the one that explains them.
 */
import { arnOf, type Resource } from '../../domain/arn.ts';
import type { CompiledFeature } from '../../domain/engine/compile.ts';
import { type ContextSource, lazyContext } from '../../domain/engine/context.ts';
import { evaluate } from '../../domain/engine/evaluate.ts';
import { explain } from '../../domain/engine/explain.ts';
import type { Assignment, Outcome } from '../../domain/engine/outcome.ts';
import { type EvaluationRecord, evaluationRecord } from '../../domain/event/delivery-record.ts';
import { evaluationMetrics } from '../../domain/operational-metric.ts';
import { isObjectText } from '../../domain/segment/context.ts';
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
  const source = contextOf(input.evaluationContext, 'evaluationContext');
  const rules = requireRules(context, { project, feature }, await context.store.rules.get(project, feature));
  const outcome = evaluate(rules, entityId, source, context.now);
  context.count(evaluationMetrics[outcome.reason]);
  await assignServed(context, project, [{ feature, entityId, attributes: input.evaluationContext, outcome }]);
  return answerOf(outcome);
};

export const batchEvaluateFeature: Handler<'BatchEvaluateFeature', EvaluationStore> = async (input, context) => {
  const { requests } = input;
  const project = projectNameIn(context, input.project);
  const sources = contextsOf(requests);
  const rules = await Promise.all(requests.map(({ feature }) => context.store.rules.get(project, feature)));
  if (rules.includes('projectMissing')) throw missing(context.deployment, { type: 'project', name: project });
  const results = requests.map(({ feature, entityId }, index) => {
    const resource: Resource = { type: 'feature', project, name: feature };
    const names = {
      entityId,
      feature: arnOf(context.deployment, resource),
      project: arnOf(context.deployment, { type: 'project', name: project }),
    };
    const found = rules[index];
    if (found === undefined || typeof found === 'string')
      return { result: { ...names, reason: missing(context.deployment, resource).message } };
    const outcome = evaluate(found, entityId, sources[index] as ContextSource, context.now);
    context.count(evaluationMetrics[outcome.reason]);
    const attributes = requests[index]?.evaluationContext;
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
  const source = contextOf(input.evaluationContext, 'evaluationContext');
  const rules = requireRules(context, { project, feature }, await context.store.rules.get(project, feature));
  const { outcome, checks, nextChange } = explain(rules, entityId, source, context.now);
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

/**
 * Checked whole and at once, by the parser that is built in; read only if a segment asks.
 * @throws ServiceError ValidationException when the text is not that of a JSON object, nested 1,000 deep at most.
 */
const contextOf = (text: string | undefined, member: string): ContextSource => {
  if (text !== undefined && !isObjectText(text))
    throw invalidMember(member, 'must be the text of a JSON object, nested 1,000 deep at most');
  return lazyContext(text);
};

/** The same of a batch: requests whose contexts have the same text share one, as those about one visitor do. */
const contextsOf = (
  requests: readonly { readonly evaluationContext?: string | undefined }[],
): readonly ContextSource[] => {
  const known = new Map<string | undefined, ContextSource>();
  return requests.map(({ evaluationContext: text }, index) => {
    const source = known.get(text) ?? contextOf(text, `requests[${index}].evaluationContext`);
    known.set(text, source);
    return source;
  });
};

const requireRules = (
  { deployment }: Context,
  { project, feature }: { readonly project: string; readonly feature: string },
  rules: Rules,
): CompiledFeature => {
  if (rules === 'projectMissing') throw missing(deployment, { type: 'project', name: project });
  if (rules === 'featureMissing') throw missing(deployment, { type: 'feature', project, name: feature });
  return rules;
};

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
  const { kind, id: trialId } = assignment;
  try {
    const { now } = context;
    const assignments = { project, entityId, trialId, kind, arm: armOf(assignment), time: now };
    await context.store.assignments.assign(assignments, now);
  } catch (error) {
    context.count('AssignmentsNotWritten');
    context.report('assignment not written', { project, [kind]: assignment.name, error });
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
    ...(assignment ? { assignment: { kind: assignment.kind, name: assignment.name, arm: armOf(assignment) } } : {}),
  };
};
