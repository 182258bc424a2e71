/**
 * A request as it was received.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { LARGEST_BODY } from '../../lambdas/http/largest-body.ts';

export interface ReceivedRequest {
  readonly id: string;
  readonly method: string;
  /** Still encoded. */
  readonly path: string;
  /** The text after the question mark, still encoded. */
  readonly query: string;
  /** Names and values in turn, as received. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
  readonly sourceIp: string;
}

/** Resolves to undefined for a body that is too large. It was read to its end, so that the client reads the answer. */
export const readBody = (message: IncomingMessage): Promise<Buffer | undefined> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    message.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= LARGEST_BODY) chunks.push(chunk);
      else chunks.length = 0;
    });
    message.on('end', () => resolve(size <= LARGEST_BODY ? Buffer.concat(chunks) : undefined));
    message.on('error', reject);
    message.on('close', () => {
      if (!message.complete) reject(new Error('the connection was closed before the request was complete'));
    });
  });

export const receivedRequestOf = (message: IncomingMessage, id: string, body: Buffer): ReceivedRequest => {
  const target = message.url ?? '/';
  const end = target.indexOf('?');
  return {
    id,
    method: message.method ?? 'GET',
    path: end < 0 ? target : target.slice(0, end),
    query: end < 0 ? '' : target.slice(end + 1),
    rawHeaders: message.rawHeaders,
    body,
    sourceIp: message.socket.remoteAddress ?? '',
  };
};

/** The first value of a header. */
export const firstHeader = ({ rawHeaders }: ReceivedRequest, lowerCaseName: string): string | undefined => {
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] as string;
    if (name.length === lowerCaseName.length && name.toLowerCase() === lowerCaseName) return rawHeaders[index + 1];
  }
  return undefined;
};

/** All values of each header, by name in lower case. */
export const headerValues = ({ rawHeaders }: ReceivedRequest): Map<string, string[]> => {
  const values = new Map<string, string[]>();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] as string).toLowerCase();
    values.set(name, [...(values.get(name) ?? []), rawHeaders[index + 1] as string]);
  }
  return values;
};

/** SHA-256 of the body, hexadecimal. */
export const bodyHash = ({ body }: ReceivedRequest): string => createHash('sha256').update(body).digest('hex');
