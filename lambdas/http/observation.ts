/**
 * The observation of a request: its metrics, and a line in the log.
 */
import type { APIGatewayProxyResult } from 'aws-lambda';
import type { Context } from '../handlers/handler.ts';
import type { MatchedRoute } from './route.ts';

/** The members of a log line besides the metrics. */
export type Facts = Readonly<Record<string, string | number | undefined>>;

export interface Observation {
  readonly count: Context['count'];
  readonly end: (facts: Facts) => void;
}

/** For services without observation. */
export const unobserved: Observation = { count: () => undefined, end: () => undefined };

/** The facts of a running request; `operation` and `project` are set once they are known. */
export interface Call {
  readonly count: Context['count'];
  operation?: string | undefined;
  matched?: MatchedRoute | undefined;
  project?: string | undefined;
}

/** The name of the request's project, from its name or its ARN; undefined for a request without one. */
export const projectIn = (
  { project, name }: Readonly<Record<string, unknown>>,
  operation: string,
): string | undefined => {
  const reference = operation === 'CreateProject' ? name : project;
  return typeof reference === 'string' ? reference.split('/').at(-1) : undefined;
};

export const factsOf = (requestId: string, { operation, project }: Call, answer: APIGatewayProxyResult): Facts => ({
  requestId,
  operation,
  project,
  status: answer.statusCode,
  error: answer.headers?.['x-amzn-ErrorType']?.toString(),
});
