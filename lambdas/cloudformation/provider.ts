/**
 * The provider of the custom resources of templates: CloudFormation sends an event for each resource that it creates,
 * updates or deletes, and waits for the answer.
 */
import cloudformationResponse from '@middy/cloudformation-response';
import cloudformationRouter from '@middy/cloudformation-router';
import middy from '@middy/core';
import type { CloudFormationCustomResourceEvent, Context } from 'aws-lambda';
import type { ReportFailure } from '../../domain/operational-metric.ts';
import { readProperties } from '../../domain/template/desired.ts';
import { nameInReference } from '../../domain/template/reference.ts';
import { readTemplateType } from '../../domain/template/template-type.ts';
import type { Handle } from '../http/dispatch.ts';
import type { Answer } from './answer.ts';
import { CallError, callerFor } from './call-operation.ts';
import { converge, type Progress, removeResource, type Task } from './converge.ts';
import type { Patience } from './repeat-attempt.ts';
import { TemplateError, throwIfFaulty } from './template-error.ts';

export interface ProviderOptions {
  readonly handle: Handle;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly report: ReportFailure;
  /** Writes down what stays other than a template has it. */
  readonly warn: ReportFailure;
  readonly pause: Patience['pause'];
  readonly send: (url: string, answer: Answer) => Promise<void>;
}

type Event = CloudFormationCustomResourceEvent;
type Provider = (event: Event, context: Context) => Promise<void>;

/** Milliseconds of the function's time that are kept for the answer. */
const TIME_TO_ANSWER = 15_000;

/** Answers every event within the time of the function, also with a failure. */
export const provider = (options: ProviderOptions): Provider => {
  const route = (requestType: Event['RequestType']) => ({
    requestType,
    handler: (event: Event, context: Context) => answerInTime(options, event, context),
  });
  const routes = (['Create', 'Update', 'Delete'] as const).map(route);
  const handle = middy()
    .use(cloudformationResponse())
    .handler(cloudformationRouter(routes as never) as never);
  return async (event, context) => {
    const answer = await handle(event as never, context as never);
    await options.send(event.ResponseURL, answer as Answer);
  };
};

const answerInTime = async (options: ProviderOptions, event: Event, context: Context): Promise<Answer> => {
  const timeLeft = () => context.getRemainingTimeInMillis() - TIME_TO_ANSWER;
  const progress: Progress = {};
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new TemplateError(TOO_LATE)), timeLeft());
  try {
    return await Promise.race([perform(event, taskOf(options, event, { timeLeft, progress })), late]);
  } catch (error) {
    if (!isExpected(error)) options.report('template failed', { error });
    return { Status: 'FAILED', Reason: reasonOf(error), PhysicalResourceId: idAfterFailure(progress, event) };
  } finally {
    clearTimeout(timer);
  }
};

const TOO_LATE = 'The service did not answer in time. Deploy again: it goes on from where it came to';

const isExpected = (error: unknown): boolean => error instanceof TemplateError || error instanceof CallError;

const reasonOf = (error: unknown): string =>
  isExpected(error) ? (error as Error).message : 'The provider failed; its log has the reason';

const taskOf = (
  { handle, clock, report, warn, pause }: ProviderOptions,
  { StackId: stackId, LogicalResourceId: logicalId, RequestId: requestId }: Event,
  { timeLeft, progress }: Pick<Patience, 'timeLeft'> & Pick<Task, 'progress'>,
): Task => ({
  caller: callerFor(handle, stackId),
  owner: { stackId, logicalId },
  requestId,
  patience: { pause, timeLeft },
  clock,
  report,
  warn,
  progress,
});

const perform = async (event: Event, task: Task): Promise<Answer> => {
  if (event.RequestType === 'Delete') {
    await removeResource(task, event.PhysicalResourceId);
    return { PhysicalResourceId: event.PhysicalResourceId };
  }
  const type = readTemplateType(event.ResourceType);
  if (!type) throw new TemplateError(`${event.ResourceType} is no type of Selfevident`);
  const { desired, faults } = readProperties(type, event.ResourceProperties);
  throwIfFaulty(faults);
  const arn = await converge(task, desired, event.RequestType === 'Update' ? event.PhysicalResourceId : undefined);
  return { PhysicalResourceId: arn, Data: { Arn: arn, Name: nameInReference(arn) } };
};

/**
 * CloudFormation deletes by this id what it could not create. An update keeps the id that it had, so that nothing is
 * deleted.
 */
const idAfterFailure = ({ made }: Progress, event: Event): string =>
  event.RequestType === 'Create' ? (made ?? `not-created:${event.LogicalResourceId}`) : event.PhysicalResourceId;
