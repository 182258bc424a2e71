/**
 * Answers the gateway's events, as functions of Lambda do. Only this folder knows middy and the event.
 */
import middy from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { Store } from '../store/store.ts';
import { cors } from './cors.ts';
import { errorResponse } from './error-response.ts';
import { type Call, factsOf, unobserved } from './observation.ts';
import { operationRunner, type ServedOperations, type ServiceContext } from './run-operation.ts';

export type Handle = (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>;

/** Serves the operations that have a handler, and answers others with UnknownOperationException. */
export const dispatcher = <Stores extends Pick<Store, 'tokenSecret'>>(
  served: ServedOperations<Stores>,
  service: ServiceContext<Stores>,
): Handle => {
  const handle = middy<APIGatewayProxyEvent, APIGatewayProxyResult>()
    .use(cors)
    .use(errorResponse(service.report))
    .handler(operationRunner(served, service) as never);
  return async (event) => {
    const { count, end } = service.observe?.() ?? unobserved;
    const call: Call = { count };
    const answer = (await handle(event, call as never)) as APIGatewayProxyResult;
    end(factsOf(event.requestContext?.requestId, call, answer));
    return answer;
  };
};
