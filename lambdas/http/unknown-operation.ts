/**
 * The answer to a method and path that name no operation.
 */
import middy from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { ServiceError } from '../../contract/errors.ts';
import { cors } from './cors.ts';
import { errorResponse } from './error-response.ts';

export const unknownOperation = middy<APIGatewayProxyEvent, APIGatewayProxyResult>()
  .use(cors)
  .use(errorResponse(() => {}))
  .handler(async ({ httpMethod }) => {
    throw new ServiceError('UnknownOperationException', `${httpMethod} on this path is no operation.`);
  });
