/**
 * One request, and whether its answer is one that the contract knows.
 */
import { allErrors, type OperationName, operations } from '../../contract/index.ts';
import { type KillableService, pause } from './killable-service.ts';

// biome-ignore lint/suspicious/noExplicitAny: answers of all shapes
export type Body = any;

export interface Answer {
  /** 0 where the connection failed: what was asked may have been done or not. */
  readonly status: number;
  readonly body: Body;
}

export interface Request {
  readonly name: OperationName;
  readonly path: string;
  readonly body?: object;
  /** The same for each attempt of one call, as the SDKs have it. */
  readonly invocation?: string;
}

export interface Caller {
  readonly call: (request: Request) => Promise<Answer>;
  /** Asks again until there is an answer that is no 503 or 429; to how often nobody knew what had become of it. */
  readonly insist: (request: Request) => Promise<Answer & { readonly unknown: number }>;
  /** Answers by status. */
  readonly statuses: Map<number, number>;
  readonly faults: string[];
  /** Milliseconds. */
  readonly longest: () => number;
}

/** Milliseconds in which every request must have its answer. */
const timeoutMs = 20_000;

export const openCaller = (service: KillableService): Caller => {
  const statuses = new Map<number, number>();
  const faults: string[] = [];
  let longest = 0;

  const call = async (request: Request): Promise<Answer> => {
    const begun = performance.now();
    const wasDown = service.isDown();
    const answer = await send(service.url, request);
    const took = performance.now() - begun;
    longest = Math.max(longest, took);
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    const fault =
      took > timeoutMs ? `took ${Math.round(took)} ms` : faultOf(request, answer, wasDown || service.isDown());
    if (fault) faults.push(`${request.name} ${request.path}: ${fault}`);
    return answer;
  };
  const insist = async (request: Request) => {
    for (let unknown = 0; ; unknown++) {
      const answer = await call(request);
      if (![0, 429, 503].includes(answer.status)) return { ...answer, unknown };
      do await pause(50);
      while (service.isDown());
    }
  };
  return { call, insist, statuses, faults, longest: () => longest };
};

const send = async (url: string, { name, path, body, invocation }: Request) => {
  const headers = { 'content-type': 'application/json', 'amz-sdk-invocation-id': invocation ?? crypto.randomUUID() };
  try {
    const { method } = operations[name];
    const answer = await fetch(url + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    const text = await answer.text();
    return { status: answer.status, error: answer.headers.get('x-amzn-errortype'), body: jsonOf(text) };
  } catch (error) {
    return { status: 0, error: null, body: String((error as Error).cause ?? error) };
  }
};

const jsonOf = (text: string): Body => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const faultOf = (
  { name }: Request,
  { status, error, body }: Answer & { readonly error: string | null },
  mayFail: boolean,
): string | undefined => {
  if (status === 0) return mayFail ? undefined : `the connection failed while nobody had killed anything: ${body}`;
  if (body === undefined) return `${status} without JSON`;
  if (status === 200) return undefined;
  const known: readonly string[] = allErrors(name);
  return known.includes(error ?? '') && typeof body.message === 'string' && status !== 500
    ? undefined
    : `${status} ${error} ${JSON.stringify(body)}`;
};
