/**
 * Reads the operation, its labels, its query and its parsed body from the gateway's event.
 */
import { isUtf8 } from 'node:buffer';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { cannotParse, ServiceError } from '../../contract/errors.ts';
import { FlagError } from '../handlers/flag-error.ts';
import { headerOf } from './header.ts';
import { LARGEST_BODY } from './largest-body.ts';
import { type MatchedRoute, type Routes, routeOf } from './route.ts';

export interface Request extends MatchedRoute {
  readonly query: Record<string, string[]>;
  /** The parsed body; undefined when the operation has none. */
  readonly body: unknown;
  /** The text of the body; empty when the operation has none. */
  readonly text: string;
}

/** Finds the operation of an event. @throws ServiceError UnknownOperationException. */
export const requireRoute = ({ httpMethod, path }: APIGatewayProxyEvent, routes: Routes): MatchedRoute => {
  const matched = routeOf(routes, httpMethod, path);
  if (matched) return matched;
  const methods = [...routes.keys()].filter((method) => routeOf(routes, method, path));
  const cure = methods.length > 0 ? `; ${methods.join(' and ')} ${methods.length > 1 ? 'are' : 'is'}` : '';
  throw new ServiceError('UnknownOperationException', `${httpMethod} on this path is no operation${cure}.`);
};

/** The params of a route. At the root of a host, the caller's key or an option of the local service names the project. */
const paramsOf = ({ requestContext }: APIGatewayProxyEvent, { row, params }: MatchedRoute): MatchedRoute['params'] => {
  if (row.protocol !== 'ofrep' || params.project !== undefined) return params;
  const project: unknown = requestContext?.authorizer?.project;
  if (typeof project === 'string') return { ...params, project };
  throw new FlagError('FLAG_NOT_FOUND', withoutProject);
};

const withoutProject =
  'Nothing names a project here: end the base address in /projects/NAME, start the local service with --ofrep-project NAME, ' +
  'or the agent with one --project NAME.';

/**
 * Reads the event.
 *
 * @throws ServiceError RequestTooLargeException, ValidationException `cannotParse`, or FlagError where no project is
 * named.
 */
export const readRequest = (event: APIGatewayProxyEvent, matched: MatchedRoute): Request => {
  const text = matched.row.body ? bodyOf(event) : '';
  return {
    ...matched,
    params: paramsOf(event, matched),
    query: matched.row.query ? queryOf(event) : {},
    body: matched.row.body ? parseBody(text, headerOf(event, 'content-type') ?? '') : undefined,
    text,
  };
};

const queryOf = ({ multiValueQueryStringParameters, queryStringParameters }: APIGatewayProxyEvent) => {
  const single = Object.entries(queryStringParameters ?? {}).map(([name, value]) => [name, [value ?? '']]);
  const multiple = Object.entries(multiValueQueryStringParameters ?? {}).map(([name, values]) => [name, values ?? []]);
  return Object.fromEntries([...single, ...multiple]) as Record<string, string[]>;
};

const bodyOf = ({ body, isBase64Encoded }: APIGatewayProxyEvent): string => {
  const text = body ?? '';
  const bytes = isBase64Encoded ? Buffer.from(text, 'base64') : undefined;
  if ((bytes?.length ?? Buffer.byteLength(text)) > LARGEST_BODY)
    throw new ServiceError('RequestTooLargeException', `The body is larger than ${LARGEST_BODY} bytes.`);
  if (bytes && !isUtf8(bytes)) throw cannotParse('The body is not valid UTF-8.');
  return bytes?.toString('utf8') ?? text;
};

const jsonType = /^application\/(json|x-amz-json-1\.\d)\s*(;.*)?$/i;

const parseBody = (text: string, contentType: string): unknown => {
  if (contentType !== '' && !jsonType.test(contentType.trim())) throw cannotParse(notJson(contentType));
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    const [, position] = /at position (\d+)/.exec(String(error)) ?? [];
    throw cannotParse(`The body is not valid JSON${position ? `, at character ${Number(position) + 1}` : ''}.`);
  }
};

const notJson = (contentType: string): string =>
  `The content type ${contentType.slice(0, 100)} is not JSON: send the header Content-Type: application/json.`;
