/**
 * Runs an operation: reads and validates the request, calls the handler, and shapes the answer.
 */
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { decode } from '../../contract/decode.ts';
import { encode } from '../../contract/encode.ts';
import { ServiceError } from '../../contract/errors.ts';
import type { Group, Row } from '../../contract/operation.ts';
import type { Context } from '../handlers/handler.ts';
import type { Store } from '../store/store.ts';
import { withDeadline } from '../store/table/deadline.ts';
import { digestOf } from './call-digest.ts';
import { headerOf } from './header.ts';
import { grantIn, requireGrant } from './key-grant.ts';
import { keyThrottle } from './key-throttle.ts';
import { type Call, type Observation, projectIn } from './observation.ts';
import { withPosition, withToken } from './paging.ts';
import { readRequest, requireRoute } from './request.ts';
import { type Rows, routesOf } from './route.ts';

type Members = Readonly<Record<string, unknown>>;
type AnyHandler<Stores> = (input: never, context: Context<Stores>) => Promise<Members>;

/** Operations, and the handlers of those that are served. */
export interface ServedOperations<Stores> {
  readonly rows: Rows;
  readonly handlers: Readonly<Record<string, AnyHandler<Stores>>>;
}

/** The context of all requests. Each request adds its own time and caller. */
export interface ServiceContext<Stores = Store>
  extends Omit<
    Context<Stores>,
    'now' | 'caller' | 'callerName' | 'key' | 'request' | 'text' | 'ifNoneMatch' | 'digest' | 'count'
  > {
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Runs before each management operation, so that the operation sees due transitions as done. */
  readonly settle?: (context: Context<Stores>) => Promise<void>;
  /** Milliseconds that requests may wait for the store; {@link deadlines} by default. A store in memory needs none. */
  readonly deadlines?: Readonly<Record<Group, number>> | 'none';
  /** The name of a caller who is a person of the console's user pool, for history. It never fails. */
  readonly nameOf?: (caller: string) => Promise<string | undefined>;
  /** Begins the observation of a request. Without it requests are not observed. */
  readonly observe?: () => Observation;
}

/**
 * Milliseconds that a request may wait for the store. The timeouts of functions and gateway are some seconds longer.
 */
export const deadlines: Readonly<Record<Group, number>> = {
  management: 18_000,
  evaluation: 8_000,
  ingestion: 18_000,
  analysis: 18_000,
};

/** Runs the operation that an event asks for, and tells the call what it learns. @throws ServiceError, also at once. */
export type RunOperation = (event: APIGatewayProxyEvent, call: Call) => Promise<APIGatewayProxyResult>;

export const operationRunner = <Stores extends Pick<Store, 'tokenSecret'>>(
  { rows, handlers }: ServedOperations<Stores>,
  service: ServiceContext<Stores>,
): RunOperation => {
  const routes = routesOf(rows);
  const takePermit = keyThrottle();
  const { nameOf, deadlines: limits = deadlines } = service;
  return (event, call) => {
    call.matched ??= requireRoute(event, routes);
    const { name, row } = call.matched;
    call.operation = name;
    const request = readRequest(event, call.matched);
    const handler = handlers[name];
    if (!handler) throw new ServiceError('UnknownOperationException', `${name} is not served here.`);
    const key = grantIn(event);
    const caller = key ? `key ${key.id}` : callerOf(event);
    const digest = () => digestOf(event, caller, service.newId);
    const decoded = decode(row, request) as Members;
    call.project = projectIn(decoded, name);
    if (key) {
      requireGrant(event, key, { row, project: call.project });
      takePermit(key);
    }
    const work = async (): Promise<APIGatewayProxyResult> => {
      const callerName = row.method === 'GET' || !nameOf ? undefined : await nameOf(caller);
      // One copy: a second object that is spread into it would take four times as long.
      const context: Context<Stores> = {
        ...service,
        now: service.clock(),
        caller,
        callerName,
        key,
        request: decoded,
        text: request.text,
        ifNoneMatch: row.conditional ? headerOf(event, 'if-none-match') : undefined,
        digest,
        count: call.count,
      };
      if (row.group === 'management') await service.settle?.(context);
      if (!row.page) return answerOf(row, await handler(decoded as never, context), context.now);
      const input = await withPosition({ name, input: decoded }, service.store.tokenSecret);
      const output = await handler(input as never, context);
      return answerOf(row, await withToken({ name, input: decoded, output }, service.store.tokenSecret), context.now);
    };
    return limits === 'none' ? work() : withDeadline(limits[row.group], work);
  };
};

const answerOf = (row: Row, output: Members, now: number): APIGatewayProxyResult => {
  const etag: { etag?: string } = row.conditional ? { etag: output.etag as string } : {};
  if (row.conditional && output.notModified)
    return { statusCode: 304, headers: { ...etag, ...timeHeaders(now) }, body: '' };
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json', ...etag, ...row.headers },
    body: JSON.stringify(encode(row, output as never)),
  };
};

/**
 * Whoever evaluates elsewhere goes by the service's time, which may travel. `Date` is for clients of earlier versions; in
 * AWS the gateway writes its own.
 */
const timeHeaders = (now: number) => ({ date: new Date(now).toUTCString(), 'x-selfevident-now': String(now / 1_000) });

/**
 * The ARN of the caller. Behind an identity pool all people of a role have one ARN, so a person of a user pool is named
 * by the pool's own id of it.
 */
const callerOf = ({ requestContext }: APIGatewayProxyEvent): string =>
  personIn(requestContext?.identity?.cognitoAuthenticationProvider) ??
  requestContext?.identity?.userArn ??
  requestContext?.identity?.caller ??
  'anonymous';

/** `cognito-idp.REGION.amazonaws.com/POOL,cognito-idp.REGION.amazonaws.com/POOL:CognitoSignIn:SUB`. */
const personIn = (provider: string | null | undefined): string | undefined => {
  const sub = /:CognitoSignIn:([\w-]+)$/.exec(provider ?? '')?.[1];
  return sub && `cognito:${sub}`;
};
