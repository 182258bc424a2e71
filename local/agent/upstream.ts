/**
 * The service behind the agent: requests that go on as they are, and calls that the agent makes itself.
 */
import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { ReceivedRequest } from '../http/received-request.ts';
import { errorReply, type Reply } from '../http/reply.ts';
import { forwarder, type Upstream as Target } from '../proxy/forward.ts';
import { reasonOf } from '../start-error.ts';

/** An answer whose body has been read. */
export interface Answer {
  readonly status: number;
  readonly headers: Reply['headers'];
  readonly body: string;
}

export interface AgentCall {
  readonly method: 'GET' | 'POST';
  /** Encoded. */
  readonly path: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface Upstream {
  /** Signs a request and sends it on, unchanged. */
  readonly forward: (request: ReceivedRequest) => Promise<Reply>;
  /** Resolves to any answer, 503 when there is none. */
  readonly call: (call: AgentCall) => Promise<Answer>;
}

/** An answer of the service that is an error, to be passed on as it is. */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(messageIn(answer));
    this.answer = answer;
  }
}

/** Another try may help: the service is away or busy, or the agent's credentials have run out. */
export const isTemporary = (status: number): boolean => status === 403 || status === 429 || status >= 500;

/** Connections that nobody used for this time, in milliseconds, are not trusted: the process may have been frozen. */
const IDLE = 5_000;

/** How often a call that is under way looks whether the process has been frozen, in milliseconds. */
const LOOK = 250;

/** `open` makes what sends requests on: signed, over HTTP, by default. */
export const openUpstream = (
  target: Target,
  now: () => number = Date.now,
  open: () => Upstream['forward'] = () => forwarder(target),
): Upstream => {
  let [send, usedAt] = [open(), now()];
  const forward: Upstream['forward'] = (request) => {
    if (now() - usedAt > IDLE) send = open();
    usedAt = now();
    return send(request);
  };
  return {
    forward,
    call: async (call) => {
      const request = requestOf(call);
      // A call that was under way then may have nobody who hears it. Its id makes the second try count once.
      return (await unlessFrozen(forward(request).then(answerOf), now)) ?? answerOf(await forward(request));
    },
  };
};

const answerOf = async ({ status, headers, body }: Reply): Promise<Answer> => {
  if (typeof body === 'string' || Buffer.isBuffer(body)) return { status, headers, body: String(body) };
  try {
    return { status, headers, body: await text(body) };
  } catch (error) {
    const cut = `The answer of the service ended before its end: ${reasonOf(error)}`;
    return answerOf(errorReply(503, 'ServiceUnavailableException', cut));
  }
};

/** Resolves to undefined when the process has been frozen meanwhile, which its clock shows. */
const unlessFrozen = (answered: Promise<Answer>, now: () => number): Promise<Answer | undefined> =>
  new Promise((resolve, reject) => {
    let seenAt = now();
    const timer = setInterval(() => {
      const at = now();
      if (at - seenAt > IDLE) resolve(undefined);
      seenAt = at;
    }, LOOK).unref();
    answered.then(resolve, reject).finally(() => clearInterval(timer));
  });

const requestOf = ({ method, path, query = '', headers = {}, body = '' }: AgentCall): ReceivedRequest => ({
  id: randomUUID(),
  method,
  path,
  query,
  rawHeaders: Object.entries({ ...(body === '' ? {} : { 'content-type': 'application/json' }), ...headers }).flat(),
  body: Buffer.from(body),
  sourceIp: '',
});

export const messageIn = ({ status, body }: Answer): string => {
  try {
    const { message, Message } = JSON.parse(body);
    return String(message ?? Message ?? `The service answered ${status}.`);
  } catch {
    return `The service answered ${status}.`;
  }
};
