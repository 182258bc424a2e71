/**
 * The proxy event of a REST API, which API Gateway would make of a request.
 */
import { isUtf8 } from 'node:buffer';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { KeyGrant } from '../../domain/key/key.ts';
import { firstHeader, type ReceivedRequest } from '../http/received-request.ts';
import type { Caller } from './caller.ts';

export interface GatewayContext {
  readonly account: string;
  readonly caller: Caller | undefined;
  /** The project of requests that name none. */
  readonly project: string | undefined;
  /** What the caller's key allows. */
  readonly grant?: KeyGrant | undefined;
  /** The service's time, epoch milliseconds. */
  readonly now: number;
}

export const gatewayEvent = (request: ReceivedRequest, context: GatewayContext): APIGatewayProxyEvent =>
  new ProxyEvent(request, context);

class ProxyEvent implements APIGatewayProxyEvent {
  readonly resource = '/{proxy+}';
  readonly path: string;
  readonly httpMethod: string;
  readonly headers: Dictionary<string>;
  readonly queryStringParameters: Dictionary<string> | null = null;
  readonly multiValueQueryStringParameters: Dictionary<string[]> | null = null;
  readonly pathParameters = null;
  readonly stageVariables = null;
  readonly requestContext: APIGatewayProxyEvent['requestContext'];
  readonly body: string | null;
  readonly isBase64Encoded: boolean;
  readonly #rawHeaders: readonly string[];

  constructor(request: ReceivedRequest, context: GatewayContext) {
    this.path = forgivenPath(request.path);
    this.httpMethod = request.method;
    this.headers = lastValues(request.rawHeaders);
    if (request.query) {
      // Form decoding, as in the gateway: a plus is a space, a broken escape stays as it is.
      const parameters = [...new URLSearchParams(request.query)].flat();
      if (parameters.length > 0) {
        this.queryStringParameters = lastValues(parameters);
        this.multiValueQueryStringParameters = allValues(parameters);
      }
    }
    this.requestContext = requestContext(request, context);
    // A body that is not UTF-8 goes on as bytes, and the handlers refuse it.
    this.isBase64Encoded = !isUtf8(request.body);
    this.body = request.body.length === 0 ? null : request.body.toString(this.isBase64Encoded ? 'base64' : 'utf8');
    this.#rawHeaders = request.rawHeaders;
  }

  /** Made on demand, since no function of this service reads it. */
  get multiValueHeaders(): Dictionary<string[]> {
    return allValues(this.#rawHeaders);
  }
}

/** Providers append their path to a base address, which may end in a slash. */
export const forgivenPath = (path: string): string =>
  path.includes('//ofrep/') ? path.replace('//ofrep/', '/ofrep/') : path;

/** The last value of each name, from names and values in turn. */
const lastValues = (list: readonly string[]): Dictionary<string> => {
  const last = new Dictionary<string>();
  for (let index = 0; index + 1 < list.length; index += 2) last[list[index] as string] = list[index + 1] as string;
  return last;
};

/** All values of each name, from names and values in turn. */
const allValues = (list: readonly string[]): Dictionary<string[]> => {
  const all = new Dictionary<string[]>();
  for (let index = 0; index + 1 < list.length; index += 2) {
    const name = list[index] as string;
    const value = list[index + 1] as string;
    const before = all[name];
    if (before) before.push(value);
    else all[name] = [value];
  }
  return all;
};

/**
 * Values by name without inherited members, so any text can be a name. Objects of `Object.create(null)` take twice as
 * long to make and to read (bench/README.md).
 */
class Dictionary<Value> {
  [name: string]: Value;
}
Object.setPrototypeOf(Dictionary.prototype, null);
Reflect.deleteProperty(Dictionary.prototype, 'constructor');

const requestContext = (
  request: ReceivedRequest,
  { account, caller, project, grant, now }: GatewayContext,
): APIGatewayProxyEvent['requestContext'] => {
  const domainName = firstHeader(request, 'host') ?? '';
  return {
    accountId: account,
    apiId: 'local',
    authorizer: authorizerOf(project, grant),
    domainName,
    domainPrefix: domainName.split('.')[0] ?? '',
    extendedRequestId: request.id,
    httpMethod: request.method,
    identity: {
      accessKey: caller?.accessKey ?? null,
      accountId: caller ? account : null,
      apiKey: null,
      apiKeyId: null,
      caller: caller?.accessKey ?? null,
      clientCert: null,
      cognitoAuthenticationProvider: null,
      cognitoAuthenticationType: null,
      cognitoIdentityId: null,
      cognitoIdentityPoolId: null,
      principalOrgId: null,
      sourceIp: request.sourceIp,
      user: caller?.accessKey ?? null,
      userAgent: firstHeader(request, 'user-agent') ?? null,
      userArn: caller?.userArn ?? null,
    },
    path: request.path,
    protocol: 'HTTP/1.1',
    requestId: request.id,
    requestTimeEpoch: now,
    resourceId: 'local',
    resourcePath: '/{proxy+}',
    stage: 'local',
  };
};

/** What an authorizer says in AWS; a project without a key comes from an option. */
const authorizerOf = (project: string | undefined, grant: KeyGrant | undefined): Record<string, string> | null => {
  if (grant) return { project: grant.project, key: JSON.stringify(grant) };
  return project === undefined ? null : { project };
};
