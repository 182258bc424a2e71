/**
 * What is written down of each request.
 */
import type { APIGatewayProxyResult } from 'aws-lambda';
import type { Context } from '../handlers/handler.ts';

/** What a line of the log says beside what was counted. */
export type Facts = Readonly<Record<string, string | number | undefined>>;

export interface Observation {
  readonly count: Context['count'];
  readonly end: (facts: Facts) => void;
}

/** For services that nobody watches. */
export const unobserved: Observation = { count: () => undefined, end: () => undefined };

/** What is known of a request while it runs; `operation` and `project` once they are. */
export interface Call {
  readonly count: Context['count'];
  operation?: string | undefined;
  project?: string | undefined;
}

/** The name of the project that a request is about, by its name or its ARN. */
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
