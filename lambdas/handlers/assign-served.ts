/**
 * Writes down what was served: assignments of entities, and delivery records.
 */
import type { ArmServed, Outcome } from '@selfevident/evaluation';
import { arnOf } from '../../domain/arn.ts';
import { type EvaluationRecord, evaluationRecord } from '../../domain/event/delivery-record.ts';
import type { StepGroup } from '../../domain/event/launch-step.ts';
import type { EvaluationStore } from '../store/evaluation-store.ts';
import type { Rules } from '../store/resources/rules.ts';
import { fitsInDeliveryRecord, idsOf, writeDeliveryRecords } from './delivery-records.ts';
import type { Evaluated } from './evaluated.ts';
import type { Context as AnyContext } from './handler.ts';

type Context = AnyContext<EvaluationStore>;

/** The group of a launch and its step in force. Undefined for an outcome that is not of a launch. */
export const stepGroupOf = (rules: Rules, outcome: Outcome, now: number): StepGroup | undefined => {
  if (typeof rules === 'string' || !rules.launch) return undefined;
  const { steps, outcomes } = rules.launch;
  const [step, group] = [steps.findLastIndex(({ startTime }) => startTime <= now), outcomes.indexOf(outcome)];
  return step < 0 || group < 0 ? undefined : { step, group };
};

/** Writes delivery records and assignments. Failures are reported, and do not change the answer. */
export const assignServed = (
  context: Context,
  project: string,
  all: readonly Evaluated[],
): Promise<void> | undefined =>
  context.takeServed ? context.takeServed(project, all, context.now) : writeServed(context, project, all);

const writeServed = async (context: Context, project: string, all: readonly Evaluated[]): Promise<void> => {
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
