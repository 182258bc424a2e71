/**
 * Compresses an answer for a client that accepts it, as API Gateway and CloudFront do: a project's snapshot becomes a
 * tenth and less, and the console a third.
 */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { COMPRESSED_FROM } from '../../contract/compression.ts';
import { firstHeader, type ReceivedRequest } from '../http/received-request.ts';
import type { Reply } from '../http/reply.ts';

const compressed = promisify(gzip);

/** Files of the console; their pictures are drawings, which are text too. */
const TEXT = /^text\/|svg/;

export const compress = async (request: ReceivedRequest, reply: Reply): Promise<Reply> => {
  const { body, headers } = reply;
  const isText = typeof body === 'string' || (Buffer.isBuffer(body) && TEXT.test(String(headers['content-type'])));
  if (!isText || Buffer.byteLength(body) < COMPRESSED_FROM) return reply;
  if (!/\bgzip\b/.test(firstHeader(request, 'accept-encoding') ?? '')) return reply;
  return { ...reply, headers: { ...headers, 'content-encoding': 'gzip' }, body: await compressed(body) };
};
