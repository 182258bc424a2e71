/**
 * The reply that API Gateway makes of a function's answer.
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

/** The gateway sets the id of a request, and each connection its own length; a function cannot change them. */
const isAllowed = (name: string): boolean => !gatewayHeaders.has(name.toLowerCase());

const gatewayHeaders = new Set(['x-amzn-requestid', ...connectionHeaders]);
