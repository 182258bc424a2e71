/**
 * Brings a resource to its desired state. Each attempt plans from what is there, so that an attempt can follow one that
 * was broken off anywhere.
 */
import type { ReportFailure } from '../../domain/operational-metric.ts';
import type { Actual } from '../../domain/template/actual.ts';
import { identityIn, type PlannedCall } from '../../domain/template/call.ts';
import type { Desired } from '../../domain/template/desired.ts';
import { isMarked, isOwnedBy, marksOf, type Owner } from '../../domain/template/ownership.ts';
import { planChange, planDeletion } from '../../domain/template/plan.ts';
import type { Caller } from './call-operation.ts';
import { type Patience, repeatAttempt } from './repeat-attempt.ts';
import { TemplateError, throwIfFaulty } from './template-error.ts';

/** What one event of CloudFormation has to do with a resource. */
export interface Task {
  readonly caller: Caller;
  readonly owner: Owner;
  readonly patience: Patience;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly report: ReportFailure;
  readonly progress: Progress;
}

/** How far an event has come. */
export interface Progress {
  /** The ARN of the resource, once it exists and is the stack's own. */
  arn?: string;
  /** Whether this event made it. */
  made?: boolean;
}

/**
 * Creates or updates the resource, and resolves to its ARN. `physicalId` is what CloudFormation knows the resource by,
 * undefined for a new one. What was made before a failure is deleted.
 *
 * @throws TemplateError for what is wrong with the template. @throws CallError for what the API refuses.
 */
export const converge = async (task: Task, desired: Desired, physicalId: string | undefined): Promise<string> => {
  const owned = { ...desired, tags: { ...desired.tags, ...marksOf(task.owner) } };
  try {
    return await repeatAttempt(task.patience, () => attempt(task, owned, physicalId));
  } catch (error) {
    if (task.progress.made) await removeMade(task);
    throw error;
  }
};

const attempt = async (task: Task, desired: Desired, physicalId: string | undefined): Promise<string> => {
  const actual = await task.caller.read(desired);
  if (actual && !isOwn(task, actual, physicalId)) throw existsAlready(desired, task.owner);
  if (actual) task.progress.arn = actual.arn;
  const plan = planChange(desired, actual, task.clock() / 1000);
  throwIfFaulty(plan.faults);
  for (const call of plan.calls) await makeCall(task, call, desired);
  if (plan.warnings.length > 0) task.report('a template differs', { resource: desired.name, warnings: plan.warnings });
  return task.progress.arn ?? '';
};

const isOwn = ({ owner }: Task, actual: Actual, physicalId: string | undefined): boolean =>
  physicalId === actual.arn || isOwnedBy(actual, owner);

const makeCall = async ({ caller, progress }: Task, call: PlannedCall, { type }: Desired): Promise<void> => {
  const answer = await caller.call(call);
  if (!call.operation.startsWith('Create')) return;
  progress.arn = (answer[type] as Actual).arn;
  progress.made = true;
};

const existsAlready = ({ type, name }: Desired, owner: Owner): TemplateError => {
  const marks = Object.entries(marksOf(owner)).map(([key, value]) => `${key}=${value}`);
  return new TemplateError(
    `Name ${name} is taken: this resource of the stack did not make the ${type} of that name. Give it another name, ` +
      `or give the ${type} to this stack by the tags ${marks.join(' and ')}`,
  );
};

/** The failure itself is what the author needs to know. */
const removeMade = async (task: Task): Promise<void> => {
  const { progress, report } = task;
  try {
    await removeResource(task, progress.arn ?? '');
    delete progress.arn;
  } catch (error) {
    report('what was made could not be deleted', { arn: progress.arn, error });
  }
};

/**
 * Deletes the resource; a running trial is stopped first. What is gone, was never made, or belongs to another stack by
 * now is left alone.
 */
export const removeResource = async (task: Task, physicalId: string): Promise<void> => {
  const identity = identityIn(physicalId);
  if (!identity) return;
  await repeatAttempt(task.patience, async () => {
    const actual = await task.caller.read(identity);
    if (actual && isMarked(actual) && !isOwnedBy(actual, task.owner)) {
      task.report('a resource of another stack is not deleted', { arn: actual.arn });
      return;
    }
    for (const call of planDeletion(identity, actual)) await task.caller.call(call);
  });
};
