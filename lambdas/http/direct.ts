/**
 * Answers events whose route is known, in a process that has many requests at a time. The steps are the dispatcher's;
 * middy around them would make a signal for each request, that ends with it.
 */
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { Store } from '../store/store.ts';
import { withCors } from './cors.ts';
import { answerToError } from './error-response.ts';
import { type Call, unobserved } from './observation.ts';
import type { MatchedRoute } from './route.ts';
import { operationRunner, type ServedOperations, type ServiceContext } from './run-operation.ts';

export type HandleMatched = (event: APIGatewayProxyEvent, matched: MatchedRoute) => Promise<APIGatewayProxyResult>;

export const directDispatcher = <Stores extends Pick<Store, 'tokenSecret'>>(
  served: ServedOperations<Stores>,
  service: ServiceContext<Stores>,
): HandleMatched => {
  const run = operationRunner(served, service);
  return async (event, matched) => {
    const call: Call = { count: unobserved.count, matched };
    try {
      return withCors(event, await run(event, call));
    } catch (error) {
      return withCors(event, answerToError(error, call, service.report));
    }
  };
};
