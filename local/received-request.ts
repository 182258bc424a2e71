/**
 * A request as it came in, before anything is made of it.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface ReceivedRequest {
  readonly id: string;
  readonly method: string;
  /** Still encoded. */
  readonly path: string;
  /** The text behind the question mark, still encoded. */
  readonly query: string;
  /** Names and values in turn, as received. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
  readonly sourceIp: string;
}

/** The largest body that is taken, in bytes. */
export const largestBody = 1_048_576;

/** @returns the body, or undefined when it is too large; then it was read to its end, so that the client gets to read the answer. */
export const bodyOf = async (message: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= largestBody) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size <= largestBody ? Buffer.concat(chunks) : undefined;
};

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

/** All values by name; names in lower case where asked for. */
export const headerValues = ({ rawHeaders }: ReceivedRequest, lowerCase: boolean): Map<string, string[]> => {
  const values = new Map<string, string[]>();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = (lowerCase ? rawHeaders[at]?.toLowerCase() : rawHeaders[at]) as string;
    values.set(name, [...(values.get(name) ?? []), rawHeaders[at + 1] as string]);
  }
  return values;
};

/** SHA-256 of the body, hexadecimal. */
export const bodyHash = ({ body }: ReceivedRequest): string => createHash('sha256').update(body).digest('hex');
