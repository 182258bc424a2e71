/**
 * Adds the headers that let browsers read an answer of another origin.
 */
import type middy from '@middy/core';
import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { exposedHeaders } from '../../contract/cors.ts';
import { EVERY } from '../../domain/key/key.ts';
import { readableBy } from './key-grant.ts';

const exposed = exposedHeaders.join(',');

/** Adds the headers to the answer to an event. */
export const withCors = (event: APIGatewayProxyEvent, answer: APIGatewayProxyResult): APIGatewayProxyResult => {
  const origin = readableBy(event);
  answer.headers = {
    ...answer.headers,
    'access-control-allow-origin': origin,
    ...(origin === EVERY ? {} : { vary: 'Origin' }),
    'access-control-expose-headers': exposed,
  };
  return answer;
};

const addHeaders = ({ event, response }: middy.Request<APIGatewayProxyEvent, APIGatewayProxyResult>): void => {
  if (response) withCors(event, response);
};

export const cors: MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult> = {
  after: addHeaders,
  onError: addHeaders,
};
