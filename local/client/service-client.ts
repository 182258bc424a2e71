/**
 * Calls operations of a service, wherever it is.
 */
import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { type OperationName, rowOf } from '../../contract/index.ts';
import type { Reply } from '../http/reply.ts';
import { forwarder } from '../proxy/forward.ts';
import { StartError } from '../start-error.ts';
import type { Place } from './place.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers of all operations
type Body = any;
type Input = Readonly<Record<string, unknown>>;

/** Calls an operation with labels, query and body in one, as on the wire. @throws CallError */
export type Call = (operation: OperationName, input?: Input) => Promise<Body>;

/** An answer that is an error; the message is the service's own. */
export class CallError extends StartError {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Milliseconds before the second attempt. Each further one waits twice as long. */
const FIRST_PAUSE = 100;
const ATTEMPTS = { throttled: 8, failed: 4 } as const;

/** Repeats what was throttled, and readings that failed. */
export const openClient = (place: Place): Call => {
  const forward = forwarder(place);
  const attempt = async (operation: OperationName, input: Input): Promise<{ status: number; body: Body }> => {
    const reply = await forward(requestOf(operation, input));
    return { status: reply.status, body: await parseReply(reply, place.url) };
  };
  return async (operation, input = {}) => {
    for (let tried = 1; ; tried++) {
      const { status, body } = await attempt(operation, input);
      if (status === 200) return body;
      if (tried >= attemptsFor(operation, status))
        throw new CallError(
          status,
          String(body?.message ?? body?.Message ?? body?.error?.message ?? `The answer is ${status}.`),
        );
      await setTimeout(FIRST_PAUSE * 2 ** (tried - 1) * (0.5 + Math.random() / 2));
    }
  };
};

const attemptsFor = (operation: OperationName, status: number): number => {
  if (status === 429) return ATTEMPTS.throttled;
  return status >= 500 && rowOf(operation).method === 'GET' ? ATTEMPTS.failed : 1;
};

const requestOf = (operation: OperationName, input: Input) => {
  const { method, path, query: parameters, body } = rowOf(operation);
  const labels = [...path.matchAll(/\{(\w+)\}/g)].map(([, label]) => label as string);
  const inQuery = Object.keys(parameters?.shape ?? {}).filter((name) => input[name] !== undefined);
  const rest = Object.entries(input).filter(([name]) => !labels.includes(name) && !inQuery.includes(name));
  const pairs = inQuery.flatMap((name) => [input[name]].flat().map((value) => [name, String(value)]));
  return {
    id: randomUUID(),
    method,
    path: path.replace(/\{(\w+)\}/g, (_, label: string) => encodeURIComponent(String(input[label]))),
    query: new URLSearchParams(pairs as [string, string][]).toString().replaceAll('+', '%20'),
    rawHeaders: ['content-type', 'application/json'],
    body: Buffer.from(body ? JSON.stringify(Object.fromEntries(rest)) : ''),
    sourceIp: '',
  };
};

const parseReply = async ({ body, status }: Reply, { origin }: URL): Promise<Body> => {
  const received = typeof body === 'string' || Buffer.isBuffer(body) ? String(body) : await text(body);
  try {
    return JSON.parse(received);
  } catch {
    throw new StartError(`The answer of ${origin} is no JSON (${status}): is it the address of the service?`);
  }
};
