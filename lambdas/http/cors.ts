/**
 * Adds the headers that let browsers read an answer of another origin.
 */
import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { exposedHeaders } from '../../contract/cors.ts';

const headers = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': exposedHeaders.join(','),
};

const addHeaders = (request: { response?: APIGatewayProxyResult | null | undefined }): void => {
  if (request.response) request.response.headers = { ...request.response.headers, ...headers };
};

export const cors: MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult> = {
  after: addHeaders,
  onError: addHeaders,
};
