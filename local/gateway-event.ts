/**
 * A request as API Gateway hands it to a function: the proxy event of a REST API.
 */
import { isUtf8 } from 'node:buffer';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Caller } from './caller.ts';
import { headerValues, type ReceivedRequest } from './received-request.ts';

export interface GatewayContext {
  readonly account: string;
  readonly caller: Caller | undefined;
  /** The service's time, epoch milliseconds. */
  readonly now: number;
}

const stage = 'local';

export const gatewayEvent = (request: ReceivedRequest, context: GatewayContext): APIGatewayProxyEvent => {
  const headers = headerValues(request, false);
  const query = queryValues(request.query);
  return {
    resource: '/{proxy+}',
    path: request.path,
    httpMethod: request.method,
    headers: lastOf(headers),
    multiValueHeaders: Object.fromEntries(headers),
    queryStringParameters: query.size ? lastOf(query) : null,
    multiValueQueryStringParameters: query.size ? Object.fromEntries(query) : null,
    pathParameters: null,
    stageVariables: null,
    requestContext: requestContext(request, context),
    ...textOf(request.body),
  };
};

/** Form decoding, as in the gateway: a plus is a space, a broken escape stays as it is. */
const queryValues = (query: string): Map<string, string[]> => {
  const parameters = new URLSearchParams(query);
  return new Map([...parameters.keys()].map((name) => [name, parameters.getAll(name)]));
};

const lastOf = (values: Map<string, string[]>): Record<string, string> =>
  Object.fromEntries([...values].map(([name, all]) => [name, all.at(-1) ?? '']));

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
  const headers = headerValues(request, true);
  const domainName = headers.get('host')?.[0] ?? '';
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
      userAgent: headers.get('user-agent')?.[0] ?? null,
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
