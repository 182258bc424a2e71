/**
 * Recognises repeated calls: the SDKs send the same invocation id with every try of a call.
 */
import { createHash } from 'node:crypto';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { headerOf } from './header.ts';

const DIGEST_BYTES = 8;
const invocationHeader = 'amz-sdk-invocation-id';

/** Eight bytes of the call's invocation id, caller and body. A call without the header is like no other. */
export const digestOf = (event: APIGatewayProxyEvent, caller: string, newId: () => string): Uint8Array => {
  const invocation = headerOf(event, invocationHeader) || newId();
  const hash = createHash('sha256').update(JSON.stringify([invocation, caller, event.path, event.body ?? '']));
  return new Uint8Array(hash.digest().subarray(0, DIGEST_BYTES));
};
