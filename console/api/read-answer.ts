/**
 * Reads the answer to a call.
 */
import type { ErrorMembers } from '../../contract/errors.ts';
import { Failure } from './failure.ts';

/** @throws Failure for an error, and for what is not JSON. */
export const readAnswer = async (answer: Response, operation: string): Promise<unknown> => {
  const body = await jsonOf(answer, operation);
  if (answer.ok) return body;
  const { message = answer.statusText, ...members } = (body ?? {}) as { message?: string } & ErrorMembers;
  const requestId = answer.headers.get('x-amzn-requestid');
  throw new Failure({
    kind: 'service',
    operation,
    status: answer.status,
    errorName: errorNameOf(answer),
    message,
    members,
    ...(requestId ? { requestId } : {}),
  });
};

const jsonOf = async (answer: Response, operation: string): Promise<unknown> => {
  try {
    const text = await answer.text();
    return text === '' ? {} : JSON.parse(text);
  } catch {
    if (!answer.ok) return {};
    throw new Failure({ kind: 'unreadable', operation, message: 'the answer is not JSON', status: answer.status });
  }
};

/** API Gateway and its peers add an address behind a colon. */
const errorNameOf = (answer: Response): string =>
  (answer.headers.get('x-amzn-errortype') ?? '').split(':', 1).join('') || `HTTP ${answer.status}`;
