/**
 * A proxy before the service: `/FAULT/ID/PATH` is answered with the fault for a while, and by the service afterwards.
 * What it answers is what the service and API Gateway answer then, bodies and headers.
 */
import { corsHeaders } from '../../contract/cors.ts';
import { ofrepOperations } from '../../contract/ofrep.ts';
import { dispatcher } from '../../lambdas/http/dispatch.ts';
import type { ServiceContext } from '../../lambdas/http/run-operation.ts';
import { StoreError } from '../../lambdas/store/table/store-error.ts';
import { gateway } from '../../local/gateway/gateway.ts';
import { type Answer, listen } from '../../local/http/http-server.ts';
import { headerValues, type ReceivedRequest } from '../../local/http/received-request.ts';
import type { Reply } from '../../local/http/reply.ts';

/** Milliseconds for which an answer with 429 asks. */
const ONE_SECOND = 1_000;

/** A service whose handlers fail like this. */
const failing = (error: Error): Answer => {
  const fail = () => Promise.reject(error);
  const service = { clock: () => 0, report: () => {}, store: {} } as unknown as ServiceContext;
  const handle = dispatcher({ rows: ofrepOperations, handlers: { EvaluateFlag: fail, EvaluateFlags: fail } }, service);
  const rules = { account: '000000000000', region: 'us-east-1', credentials: new Map<string, string>() };
  return gateway({ ...rules, handle, now: () => 0, local: fail });
};

/** What lib/api/gateway-responses.ts makes of API Gateway's throttling. */
const throttledByGateway: Answer = async () => ({
  status: 429,
  headers: { ...corsHeaders, 'content-type': 'application/json', 'retry-after': '1' },
  body: '{"message":"Too Many Requests"}',
});

interface Fault {
  readonly answer: Answer;
  /** Whether the request that is the `count`th, after so many milliseconds, is answered with the fault. */
  readonly takes: (count: number, milliseconds: number) => boolean;
}

const firstSecond = (_: number, milliseconds: number) => milliseconds < ONE_SECOND;
const first = (count: number) => count === 1;

const faults: Readonly<Record<string, Fault>> = {
  throttled: { answer: failing(new StoreError('throttled', undefined)), takes: firstSecond },
  gatewayThrottled: { answer: throttledByGateway, takes: firstSecond },
  unavailable: { answer: failing(new StoreError('unavailable', undefined)), takes: first },
  failed: { answer: failing(new Error('a bug')), takes: first },
  watched: { answer: throttledByGateway, takes: () => false },
};

export interface FaultProxy {
  readonly endpoint: string;
  /** The statuses of the answers below `/FAULT/ID`, in order. */
  readonly statuses: (prefix: string) => readonly number[];
  /** All answers: the address that was asked, and what came. */
  readonly answers: readonly { readonly path: string; readonly status: number; readonly body: string }[];
  readonly stop: () => Promise<void>;
}

export const startFaultProxy = async (service: string): Promise<FaultProxy> => {
  const begun = new Map<string, { count: number; readonly at: number }>();
  const answers: { path: string; status: number; body: string }[] = [];
  const answer = async (request: ReceivedRequest): Promise<Reply> => {
    const [, fault = '', id = '', ...rest] = request.path.split('/');
    const prefix = `/${fault}/${id}`;
    const state = begun.get(prefix) ?? { count: 0, at: Date.now() };
    begun.set(prefix, state);
    state.count++;
    const inner = { ...request, path: `/${rest.join('/')}` };
    const isFaulty = faults[fault]?.takes(state.count, Date.now() - state.at) ?? false;
    const reply = await (isFaulty ? faults[fault]?.answer(inner) : forward(service, inner));
    if (!reply) throw new Error(`${fault} is no fault`);
    answers.push({ path: request.path, status: reply.status, body: String(reply.body) });
    return reply;
  };
  const { port, close } = await listen({ port: 0, hosts: ['127.0.0.1'], origins: [] }, answer);
  const statuses = (prefix: string) =>
    answers.filter(({ path }) => path.startsWith(prefix)).map(({ status }) => status);
  return { endpoint: `http://127.0.0.1:${port}`, statuses, answers, stop: close };
};

const passedOn = ['content-type', 'if-none-match'];
const passedBack = ['content-type', 'etag', 'retry-after', 'x-amzn-errortype'];

const forward = async (service: string, request: ReceivedRequest): Promise<Reply> => {
  const given = [...headerValues(request)].filter(([name]) => passedOn.includes(name));
  const headers = Object.fromEntries(given.map(([name, values]) => [name, values.join()]));
  const init = { method: request.method, headers, body: new Uint8Array(request.body) };
  const answer = await fetch(`${service}${request.path}`, init);
  const kept = [...answer.headers].filter(([name]) => passedBack.includes(name));
  return { status: answer.status, headers: Object.fromEntries(kept), body: await answer.text() };
};
