/**
 * Calls operations of the API in this process.
 */
import type { BrokenField } from '../../contract/errors.ts';
import type { ResourceType } from '../../domain/arn.ts';
import type { Actual } from '../../domain/template/actual.ts';
import { callOn, type Identity, type PlannedCall } from '../../domain/template/call.ts';
import { templateFault } from '../../domain/template/template-path.ts';
import { TEMPLATE_TYPES } from '../../domain/template/template-type.ts';
import type { Handle } from '../http/dispatch.ts';
import { operationEvent } from './operation-event.ts';
import { faultText } from './template-error.ts';

/** A call that the API refused. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly operation: string;
  readonly status: number;

  constructor(message: string, { operation, status }: { readonly operation: string; readonly status: number }) {
    super(message);
    this.operation = operation;
    this.status = status;
  }
}

/** Makes calls for one resource of a template, whose paths errors name. */
export interface Caller {
  /** The body of the answer. @throws CallError. */
  readonly call: (call: PlannedCall) => Promise<Readonly<Record<string, unknown>>>;
  /** The actual state of a resource; undefined for one that does not exist. @throws CallError. */
  readonly read: (identity: Identity) => Promise<Actual | undefined>;
}

/** `stackId` is who the history names. */
export const callerFor = (handle: Handle, stackId: string): Caller => {
  const call: Caller['call'] = async (planned) => {
    const { statusCode, headers, body } = await handle(operationEvent(planned, stackId));
    const { operation } = planned;
    const answer = JSON.parse(body);
    if (statusCode < 300) return answer;
    const text = `${textOf(operation, answer)} (${operation}: ${headers?.['x-amzn-ErrorType'] ?? statusCode})`;
    throw new CallError(text, { operation, status: statusCode });
  };
  const read: Caller['read'] = async (identity) => {
    try {
      return (await call(callOn(identity, 'Get')))[identity.type] as Actual | undefined;
    } catch (error) {
      if (error instanceof CallError && error.status === 404) return undefined;
      throw error;
    }
  };
  return { call, read };
};

interface ErrorBody {
  readonly message?: string;
  readonly fieldList?: readonly BrokenField[];
}

/** The broken members by their paths in the template, or the message where none are named. */
const textOf = (operation: string, { message = '', fieldList = [] }: ErrorBody): string =>
  fieldList.length > 0 ? faultText(fieldList.map((field) => templateFault(typeIn(operation), field))) : message;

/** The type in the name of an operation; a project for those of tags and of its destination. */
const typeIn = (operation: string): ResourceType =>
  TEMPLATE_TYPES.find((type) => operation.toLowerCase().endsWith(type)) ?? 'project';
