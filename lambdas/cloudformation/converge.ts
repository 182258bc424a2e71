/**
 * Brings a resource to its desired state. Each attempt plans from what is there, so that an attempt can follow one that
 * was broken off anywhere.
 */
import type { ReportFailure } from '../../domain/operational-metric.ts';
import type { Actual } from '../../domain/template/actual.ts';
import { identityIn, type PlannedCall } from '../../domain/template/call.ts';
import type { Desired } from '../../domain/template/desired.ts';
import { creationMark, isMadeBy, isMarked, isOwnedBy, marksOf, type Owner } from '../../domain/template/ownership.ts';
import { planChange, planDeletion } from '../../domain/template/plan.ts';
import { CallError, type Caller } from './call-operation.ts';
import { type Patience, repeatAttempt } from './repeat-attempt.ts';
import { TemplateError, throwIfFaulty } from './template-error.ts';

/** What one event of CloudFormation has to do with a resource. */
export interface Task {
  readonly caller: Caller;
  readonly owner: Owner;
  /** The event, which may come again with the same id. */
  readonly requestId: string;
  readonly patience: Patience;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly report: ReportFailure;
  readonly warn: ReportFailure;
  readonly progress: Progress;
}

/** How far an event has come. */
export interface Progress {
  /** The ARN of what the event has made and not deleted, also in an attempt that was broken off. */
  made?: string;
}

/**
 * Creates or updates the resource, and resolves to its ARN. `physicalId` is what CloudFormation knows the resource by,
 * undefined for a new one. What the event made before a failure is deleted.
 *
 * @throws TemplateError for what is wrong with the template. @throws CallError for what the API refuses.
 */
export const converge = async (task: Task, desired: Desired, physicalId: string | undefined): Promise<string> => {
  try {
    return await repeatAttempt(task.patience, () => attempt(task, desired, physicalId));
  } catch (error) {
    const { made } = task.progress;
    if (made !== undefined) await removeMade(task, made);
    throw made !== undefined && physicalId !== undefined ? withAdvice(error) : error;
  }
};

/** What a replacement starts finds the resource that it replaces still running. */
const withAdvice = (error: unknown): unknown => {
  if (!(error instanceof CallError && error.status === 409 && error.operation.startsWith('Start'))) return error;
  return new CallError(`${error.message}. ${RENAME_IN_TWO}`, error);
};

const RENAME_IN_TWO =
  'What has a new name is started before the old one is deleted: stop the old one in one deployment (Status: STOP), ' +
  'and give it the new name in the next';

const attempt = async (task: Task, desired: Desired, physicalId: string | undefined): Promise<string> => {
  const { caller, owner, requestId, progress, clock, warn } = task;
  const actual = await caller.read(desired);
  if (actual && !isOwn(task, actual, physicalId)) throw existsAlready(desired, owner);
  if (actual && isMadeBy(actual, requestId)) progress.made = actual.arn;
  const marks = { ...marksOf(owner), ...(actual ? {} : creationMark(requestId)) };
  const marked = { ...desired, tags: { ...desired.tags, ...marks } };
  const { calls, warnings, faults } = planChange(marked, actual, clock() / 1000);
  throwIfFaulty(faults);
  for (const call of calls) await makeCall(task, call, desired);
  if (warnings.length > 0) warn('a template differs', { resource: desired.name, warnings });
  return actual?.arn ?? progress.made ?? '';
};

const isOwn = ({ owner }: Task, actual: Actual, physicalId: string | undefined): boolean =>
  physicalId === actual.arn || isOwnedBy(actual, owner);

const makeCall = async ({ caller, progress }: Task, call: PlannedCall, { type }: Desired): Promise<void> => {
  const answer = await caller.call(call);
  if (!call.operation.startsWith('Create')) return;
  progress.made = (answer[type] as Actual).arn;
};

const existsAlready = ({ type, name }: Desired, owner: Owner): TemplateError => {
  const marks = Object.entries(marksOf(owner)).map(([key, value]) => `${key}=${value}`);
  return new TemplateError(
    `Name ${name} is taken: this resource of the stack did not make the ${type} of that name. Give it another name, ` +
      `or give the ${type} to this stack by the tags ${marks.join(' and ')}`,
  );
};

/** The failure itself is what the author needs to know. */
const removeMade = async (task: Task, arn: string): Promise<void> => {
  try {
    await removeResource(task, arn);
    delete task.progress.made;
  } catch (error) {
    task.report('what was made could not be deleted', { arn, error });
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
      task.warn('a resource of another stack is not deleted', { arn: actual.arn });
      return;
    }
    for (const call of planDeletion(identity, actual)) await task.caller.call(call);
  });
};
