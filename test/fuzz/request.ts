/**
 * Requests of fuzz tests: the gateway's event of an operation, from parts that need not fit it.
 */
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { type OperationName, rowOf } from '../../contract/index.ts';
import { sampleParts } from '../contract/sample.ts';

export interface Draft {
  readonly method?: string;
  /** Encoded. */
  readonly path?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, readonly string[]>> | undefined;
  /** As sent. */
  readonly text?: string | null;
  readonly contentType?: string | undefined;
  readonly base64?: boolean;
}

/** The path of an operation with labels encoded as clients do. */
export const pathOf = (name: OperationName, params: Readonly<Record<string, string>>): string =>
  rowOf(name).path.replace(/\{(\w+)\}/g, (_, label: string) => encodeURIComponent(params[label] ?? ''));

/** Whether an operation reads a body. */
export const hasBody = (name: OperationName): boolean => rowOf(name).body !== undefined;

/** The sample request of an operation, with what the draft says in the place of its own. */
export const requestOf = (name: OperationName, draft: Draft = {}): APIGatewayProxyEvent => {
  const sample = sampleParts(name);
  const query = draft.query ?? sample.query;
  const contentType = 'contentType' in draft ? draft.contentType : 'application/json';
  return {
    httpMethod: draft.method ?? rowOf(name).method,
    path: draft.path ?? pathOf(name, draft.params ?? sample.params),
    headers: contentType === undefined ? {} : { 'Content-Type': contentType },
    multiValueHeaders: {},
    queryStringParameters: null,
    multiValueQueryStringParameters: Object.keys(query).length === 0 ? null : query,
    body: draft.text === undefined ? sample.body && JSON.stringify(sample.body) : draft.text,
    isBase64Encoded: draft.base64 ?? false,
    requestContext: { requestId: 'fuzz', identity: {} },
  } as unknown as APIGatewayProxyEvent;
};
