/**
 * Replies over HTTP, and those that the gateway makes itself.
 */
import type { Readable } from 'node:stream';
import { corsHeaders } from '../../contract/cors.ts';
import { gatewayErrorBody } from '../../contract/gateway-error.ts';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  /** A stream is sent as it comes. Its length, where it is known, is among the headers. */
  readonly body: string | Buffer | Readable;
}

/** Headers of one connection, in lower case. Each connection writes its own. */
export const connectionHeaders = [
  'connection',
  'content-length',
  'keep-alive',
  'proxy-authenticate',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
] as const;

export const jsonReply = (status: number, value: unknown): Reply => jsonTextReply(status, JSON.stringify(value));

/** An error in API Gateway's form: its name in a header, its message in the body. */
export const errorReply = (status: number, name: string, message: string): Reply => {
  const reply = jsonTextReply(status, gatewayErrorBody(JSON.stringify(message)));
  return { ...reply, headers: { ...reply.headers, 'x-amzn-ErrorType': name } };
};

const jsonTextReply = (status: number, body: string): Reply => ({
  status,
  headers: { ...corsHeaders, 'content-type': 'application/json' },
  body,
});
