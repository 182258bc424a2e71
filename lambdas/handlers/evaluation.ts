/**
 * The operations that serve variations.
 */
import { type ArmServed, evaluate, type Outcome } from '@selfevident/evaluation';
import { arnOf, type Resource } from '../../domain/arn.ts';
import { type EvaluationRecord, evaluationRecord } from '../../domain/event/delivery-record.ts';
import type { StepGroup } from '../../domain/event/launch-step.ts';
import { evaluationMetrics } from '../../domain/operational-metric.ts';
import type { EvaluationStore } from '../store/evaluation-store.ts';
import type { Rules } from '../store/resources/rules.ts';
import { askRules, missingRules } from './ask-rules.ts';
import { fitsInDeliveryRecord, idsOf, writeDeliveryRecords } from './delivery-records.ts';
import { missing } from './errors.ts';
import type { Context as AnyContext, Handler } from './handler.ts';
import { projectNameIn } from './require.ts';
import { outcomeView } from './view/outcome.ts';

type Context = AnyContext<EvaluationStore>;

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
  await assignServed(
    context,
    project,
    results.flatMap(({ evaluated }) => evaluated ?? []),
  );
  return { results: results.map(({ result }) => result) };
};

interface Evaluated {
  readonly feature: string;
  readonly entityId: string;
  /** The evaluation context as the client sent it. */
  readonly attributes: string | undefined;
  readonly outcome: Outcome;
  readonly stepGroup: StepGroup | undefined;
}

/** The group of a launch and its step in force. Undefined for an outcome that is not of a launch. */
const stepGroupOf = (rules: Rules, outcome: Outcome, now: number): StepGroup | undefined => {
  if (typeof rules === 'string' || !rules.launch) return undefined;
  const { steps, outcomes } = rules.launch;
  const [step, group] = [steps.findLastIndex(({ startTime }) => startTime <= now), outcomes.indexOf(outcome)];
  return step < 0 || group < 0 ? undefined : { step, group };
};

/** Writes delivery records and assignments. Failures are reported, and do not change the answer. */
const assignServed = async (context: Context, project: string, all: readonly Evaluated[]): Promise<void> => {
  const enrolled = all.filter(({ outcome }) => outcome.assignment);
  await Promise.all([
    writeEvaluationRecords(context, project, all),
    ...enrolled.map((one) => writeAssignment(context, project, one)),
  ]);
};

/** Writes the assignment of an enrolled entity. */
const writeAssignment = async (context: Context, project: string, evaluated: Evaluated): Promise<void> => {
  const { entityId, outcome, stepGroup } = evaluated;
  const { assignment } = outcome;
  if (!assignment) return;
  const { type, id: trialId } = assignment;
  try {
    const { now } = context;
    const write = { project, entityId, trialId, type, arm: armOf(assignment), stepGroup, time: now };
    await context.store.assignments.assign(write, now);
  } catch (error) {
    context.count('AssignmentsNotWritten');
    context.report('assignment not written', { project, [type]: assignment.name, error });
  }
};

const armOf = (assignment: ArmServed): string =>
  assignment.type === 'launch' ? assignment.group : assignment.treatment;

/** Writes delivery records if the project has a destination. */
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
    // Attributes that do not fit are marked as omitted.
    entityAttributes: fitsInDeliveryRecord(attributes) ? attributes : '{"omitted":true}',
    type: reason,
    ...(assignment ? { assignment: { type: assignment.type, name: assignment.name, arm: armOf(assignment) } } : {}),
  };
};
