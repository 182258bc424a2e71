/**
 * What a function answered, as API Gateway sends it on.
 */
import type { APIGatewayProxyResult } from 'aws-lambda';
import { connectionHeaders, type Reply } from '../http/reply.ts';

export const gatewayReply = ({
  statusCode,
  headers,
  multiValueHeaders,
  isBase64Encoded,
  body,
}: APIGatewayProxyResult): Reply => {
  const all: Record<string, string | string[]> = {};
  for (const name in headers) if (isAllowed(name)) all[name] = String(headers[name]);
  for (const name in multiValueHeaders) if (isAllowed(name)) all[name] = (multiValueHeaders[name] ?? []).map(String);
  return { status: statusCode, headers: all, body: isBase64Encoded ? Buffer.from(body, 'base64') : (body ?? '') };
};

/** The id of a request is the gateway's, and how long an answer is, its connection's; a function cannot say otherwise. */
const isAllowed = (name: string): boolean => !gatewayHeaders.has(name.toLowerCase());

const gatewayHeaders = new Set(['x-amzn-requestid', ...connectionHeaders]);
