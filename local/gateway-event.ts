/**
 * A request as API Gateway hands it to a function: the proxy event of a REST API.
 */
import { isUtf8 } from 'node:buffer';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Caller } from './caller.ts';
import { headerOf, type ReceivedRequest } from './received-request.ts';

export interface GatewayContext {
  readonly account: string;
  readonly caller: Caller | undefined;
  /** The service's time, epoch milliseconds. */
  readonly now: number;
}

const stage = 'local';

export const gatewayEvent = (request: ReceivedRequest, context: GatewayContext): APIGatewayProxyEvent => {
  const headers = valuesOf(request.rawHeaders);
  const query = queryOf(request);
  return {
    resource: '/{proxy+}',
    path: request.path,
    httpMethod: request.method,
    headers: headers.last,
    multiValueHeaders: headers.all,
    // Form decoding, as in the gateway: a plus is a space, a broken escape stays as it is.
    queryStringParameters: query?.last ?? null,
    multiValueQueryStringParameters: query?.all ?? null,
    pathParameters: null,
    stageVariables: null,
    requestContext: requestContext(request, context),
    ...textOf(request.body),
  };
};

const queryOf = ({ query }: ReceivedRequest) => {
  const parameters = query ? new URLSearchParams(query) : undefined;
  return parameters?.size ? valuesOf([...parameters].flat()) : undefined;
};

/** Of names and values in turn, by name the last value, and all of them. */
const valuesOf = (list: readonly string[]) => {
  const last = new Named<string>();
  const all = new Named<string[]>();
  for (let at = 0; at + 1 < list.length; at += 2) {
    const name = list[at] as string;
    const value = list[at + 1] as string;
    last[name] = value;
    const before = all[name];
    if (before) before.push(value);
    else all[name] = [value];
  }
  return { last, all };
};

/**
 * Values by name, and nothing inherited, so that anything can be a name. It does what `Object.create(null)` does, whose objects take twice
 * as long to make and to read.
 */
class Named<Value> {
  [name: string]: Value;
}
Object.setPrototypeOf(Named.prototype, null);
Reflect.deleteProperty(Named.prototype, 'constructor');

/** What is not UTF-8 cannot be a string; it goes on as bytes, for the handlers to refuse. */
const textOf = (body: Buffer): Pick<APIGatewayProxyEvent, 'body' | 'isBase64Encoded'> => {
  if (body.length === 0) return { body: null, isBase64Encoded: false };
  return isUtf8(body)
    ? { body: body.toString('utf8'), isBase64Encoded: false }
    : { body: body.toString('base64'), isBase64Encoded: true };
};

const requestContext = (
  request: ReceivedRequest,
  { account, caller, now }: GatewayContext,
): APIGatewayProxyEvent['requestContext'] => {
  const domainName = headerOf(request, 'host') ?? '';
  return {
    accountId: account,
    apiId: 'local',
    authorizer: null,
    domainName,
    domainPrefix: domainName.split('.')[0] ?? '',
    extendedRequestId: request.id,
    httpMethod: request.method,
    identity: {
      ...nobody,
      accessKey: caller?.accessKey ?? null,
      accountId: caller ? account : null,
      caller: caller?.accessKey ?? null,
      sourceIp: request.sourceIp,
      user: caller?.accessKey ?? null,
      userAgent: headerOf(request, 'user-agent') ?? null,
      userArn: caller?.userArn ?? null,
    },
    path: request.path,
    protocol: 'HTTP/1.1',
    requestId: request.id,
    requestTimeEpoch: now,
    resourceId: 'local',
    resourcePath: '/{proxy+}',
    stage,
  };
};

const nobody = {
  apiKey: null,
  apiKeyId: null,
  clientCert: null,
  cognitoAuthenticationProvider: null,
  cognitoAuthenticationType: null,
  cognitoIdentityId: null,
  cognitoIdentityPoolId: null,
  principalOrgId: null,
} as const;
