/**
 * A call of the API as the gateway's event, for the dispatcher of this process.
 */
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { rowOf } from '../../contract/index.ts';
import type { PlannedCall } from '../../domain/template/call.ts';

/** The event of a call. `caller` is who the history names. */
export const operationEvent = ({ operation, input }: PlannedCall, caller: string): APIGatewayProxyEvent => {
  const { method, path, query, body } = rowOf(operation);
  const labels = [...path.matchAll(/\{(\w+)\}/g)].map(([, label]) => label as string);
  const inQuery = Object.keys(query?.shape ?? {});
  const others = Object.entries(input).filter(([member]) => !labels.includes(member) && !inQuery.includes(member));
  const event: Pick<APIGatewayProxyEvent, EventMember> = {
    httpMethod: method,
    path: path.replace(/\{(\w+)\}/g, (_, label: string) => encodeURIComponent(String(input[label]))),
    headers: { 'content-type': 'application/json' },
    queryStringParameters: null,
    multiValueQueryStringParameters: Object.fromEntries(
      inQuery
        .filter((member) => input[member] !== undefined)
        .map((member) => [member, [input[member]].flat().map(String)]),
    ),
    body: body ? JSON.stringify(Object.fromEntries(others)) : null,
    isBase64Encoded: false,
  };
  return { ...event, requestContext: { identity: { userArn: caller } } } as APIGatewayProxyEvent;
};

type EventMember =
  | 'httpMethod'
  | 'path'
  | 'headers'
  | 'queryStringParameters'
  | 'multiValueQueryStringParameters'
  | 'body'
  | 'isBase64Encoded';
