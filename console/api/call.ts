/**
 * Calls an operation of the contract: the only place that sends requests to the API.
 */
import { operations } from 'virtual:operations';
import type { Input, OperationName, Output } from '../../contract/index.ts';
import { noteServerTime } from './clock.ts';
import { config } from './config.ts';
import { Failure } from './failure.ts';
import { readAnswer } from './read-answer.ts';
import { signed } from './sign.ts';
import { convertTimes, toMilliseconds, toSeconds } from './times.ts';
import type { UnsignedRequest } from './unsigned-request.ts';

/** Milliseconds. The gateway answers after 29 seconds at the latest. */
const TIMEOUT = 30_000;

interface CallOptions {
  readonly signal?: AbortSignal;
}

/** @throws Failure for everything that is no answer of the operation. An abort by the caller stays an abort. */
export const call = async <N extends OperationName>(
  operation: N,
  input: Input<N>,
  { signal }: CallOptions = {},
): Promise<Output<N>> => {
  const row = operations[operation];
  if (!row) throw new Failure({ kind: 'unreadable', operation, message: `${operation} is not in this console` });
  const unsigned = requestOf(operation, input as Record<string, unknown>);
  const answer = await sendSigned(unsigned, operation, signal);
  const body = await readAnswer(answer, operation);
  return convertTimes(body, row.received, toMilliseconds) as Output<N>;
};

/** A clock that is wrong makes signatures that are refused. The refusal has the right time, so one more try is made. */
const sendSigned = async (
  unsigned: UnsignedRequest,
  operation: string,
  signal: AbortSignal | undefined,
): Promise<Response> => {
  const first = await send(await signed(unsigned, operation), operation, signal);
  const wasWrong = noteServerTime(first.headers.get('date'));
  const again = wasWrong && first.status === 403 && config().signing !== 'none';
  return again ? send(await signed(unsigned, operation), operation, signal) : first;
};

const requestOf = (operation: OperationName, input: Record<string, unknown>): UnsignedRequest => {
  const row = operations[operation] as (typeof operations)[string];
  const rest = { ...(convertTimes(input, row.sent, toSeconds) as Record<string, unknown>) };
  const path = row.path.replace(/\{(\w+)\}/g, (_, label: string) => {
    const value = rest[label];
    delete rest[label];
    return labelOf(String(value));
  });
  const query = new URLSearchParams();
  for (const name of row.query) {
    for (const value of [rest[name] ?? []].flat()) query.append(name, String(value));
    delete rest[name];
  }
  const search = query.size > 0 ? `?${query}` : '';
  const url = `${config().api || location.origin}${path}${search}`;
  if (row.method === 'GET' || row.method === 'DELETE') return { url, method: row.method, headers: {} };
  return {
    url,
    method: row.method,
    headers: { 'content-type': 'application/json', 'amz-sdk-invocation-id': newId() },
    body: JSON.stringify(rest),
  };
};

/** A browser takes `.` and `..` for steps within the address, however they are written; the service knows `~.`. */
const labelOf = (value: string): string => (/^\.\.?$/.test(value) ? `~${value}` : encodeURIComponent(value));

/** `randomUUID` is not there on a page that is no secure context. */
const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const send = async (
  request: UnsignedRequest,
  operation: string,
  signal: AbortSignal | undefined,
): Promise<Response> => {
  const { url, ...init } = request;
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), TIMEOUT);
  const both = signal ? AbortSignal.any([signal, timeout.signal]) : timeout.signal;
  try {
    return await fetch(url, { ...init, signal: both });
  } catch (error) {
    if (signal?.aborted) throw error;
    if (timeout.signal.aborted)
      throw new Failure({ kind: 'timeout', operation, message: `no answer in ${TIMEOUT / 1000} s` });
    throw new Failure({ kind: 'unreachable', operation, message: String(error) });
  } finally {
    clearTimeout(timer);
  }
};
