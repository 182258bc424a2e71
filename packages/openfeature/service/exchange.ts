/** One request and its answer over HTTP, without `fetch`, which takes tens of milliseconds to load. */

import type * as http from 'node:http';
import type { ServiceAnswer } from '@selfevident/evaluation/snapshot';

interface Sent {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  readonly agent?: http.Agent | undefined;
}

/** Milliseconds until an answer must be there, whole. */
const TIMEOUT = 5_000;

/** @throws when there is no answer in 5 seconds. A connection that turns out to be closed is tried once more. */
export const exchange = async (url: URL, sent: Sent): Promise<ServiceAnswer> => {
  try {
    return await exchangeOnce(url, sent);
  } catch (error) {
    if (!isOfOldConnection(error)) throw error;
    return exchangeOnce(url, { ...sent, agent: undefined });
  }
};

/** The other side closed a kept connection while it was idle, and had not read the request. */
class OldConnectionError extends Error {}
const isOfOldConnection = (error: unknown): boolean => error instanceof OldConnectionError;

/**
 * The module of an address. An import statement would read all that it exports, WebSockets among them, in five times
 * the time; and HTTPS takes three times as long to load as HTTP.
 */
export const protocolOf = ({ protocol }: URL): typeof http =>
  process.getBuiltinModule(protocol === 'https:' ? 'node:https' : 'node:http') as typeof http;

const exchangeOnce = (url: URL, { method, headers, body = '', agent }: Sent): Promise<ServiceAnswer> => {
  const { request } = protocolOf(url);
  return new Promise((resolve, reject) => {
    const length = method === 'GET' ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const outgoing = request(url, { method, agent: agent ?? false, headers: { ...headers, ...length } }, (answer) => {
      readBody(answer).then((text) => {
        clearTimeout(timer);
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text });
      }, reject);
    });
    const timer = setTimeout(() => outgoing.destroy(new Error(`${url.host} has not answered in 5 seconds`)), TIMEOUT);
    timer.unref();
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      const isOld = outgoing.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
      reject(isOld ? new OldConnectionError(error.message) : error);
    });
    outgoing.end(body);
  });
};

const readBody = async (answer: http.IncomingMessage): Promise<string> => {
  const body = await readBytes(answer);
  if (answer.headers['content-encoding'] !== 'gzip') return body.toString();
  return process.getBuiltinModule('node:zlib').gunzipSync(body).toString();
};

/** By its events: the first iteration over a stream in a process takes half a millisecond more. */
const readBytes = (answer: http.IncomingMessage): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    answer.on('data', (chunk) => chunks.push(chunk));
    answer.on('end', () => resolve(Buffer.concat(chunks)));
    answer.on('error', reject);
  });
