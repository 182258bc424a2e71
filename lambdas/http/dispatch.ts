/**
 * The one runner of all operations: read, validate, run, shape. The only place, with its neighbours, that knows middy
 * and the gateway's event.
 */
import middy from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { decode } from '../../contract/decode.ts';
import { encode } from '../../contract/encode.ts';
import { ServiceError } from '../../contract/errors.ts';
import { type OperationName, operations } from '../../contract/index.ts';
import type { Context } from '../handlers/handler.ts';
import { digestOf } from './call-digest.ts';
import { cors } from './cors.ts';
import { errorResponse } from './error-response.ts';
import { withPlace, withToken } from './paging.ts';
import { requestOf } from './request.ts';

type AnyHandler = (input: never, context: Context) => Promise<unknown>;

/** What requests run in; each request adds its own time and caller. */
export interface Service extends Omit<Context, 'now' | 'caller' | 'request' | 'digest'> {
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Runs before each management operation, so that it sees what is due as done. */
  readonly settle?: (context: Context) => Promise<void>;
}

export type Handle = (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>;

/** Serves the operations that have a handler; any other is told to be unknown. */
export const dispatcher = (
  handlers: Readonly<Partial<Record<OperationName, AnyHandler>>>,
  service: Service,
): Handle => {
  const run = async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
    const { name, ...parts } = requestOf(event);
    const handler = handlers[name];
    if (!handler) throw new ServiceError('UnknownOperationException', `${name} is not served here.`);
    const caller = callerOf(event);
    const digest = () => digestOf(event, caller, service.newId);
    const decoded = decode(name, parts) as Readonly<Record<string, unknown>>;
    const context: Context = { ...service, now: service.clock(), caller, request: decoded, digest };
    if (operations[name].group === 'management') await service.settle?.(context);
    const input = await withPlace(name, decoded, service.store.tokenSecret);
    const output = (await handler(input as never, context)) as Readonly<Record<string, unknown>>;
    return ok(encode(name, (await withToken({ name, input: decoded, output }, service.store.tokenSecret)) as never));
  };
  const handle = middy<APIGatewayProxyEvent, APIGatewayProxyResult>()
    .use(cors)
    .use(errorResponse(service.report))
    .handler(run);
  return (event) => handle(event, {} as never) as Promise<APIGatewayProxyResult>;
};

const ok = (result: unknown): APIGatewayProxyResult => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(result),
});

const callerOf = ({ requestContext }: APIGatewayProxyEvent): string =>
  requestContext?.identity?.userArn ?? requestContext?.identity?.caller ?? 'anonymous';
