/**
 * Signs requests, sends them to a deployment, and returns its answers.
 */
import * as http from 'node:http';
import { Hash } from '@smithy/hash-node';
import { SignatureV4 } from '@smithy/signature-v4';
import { queryOf } from '../gateway/signature.ts';
import { headerValues, type ReceivedRequest } from '../http/received-request.ts';
import { connectionHeaders, errorReply, type Reply } from '../http/reply.ts';
import { reasonOf } from '../start-error.ts';
import { refusalOf } from './request.ts';

export interface Upstream {
  readonly url: URL;
  readonly region: string;
  readonly credentials: () => Promise<Credentials>;
}

interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Headers that go on to the deployment. A signature or a cookie for another server must not. */
const forwarded = [
  'accept',
  'content-type',
  'if-none-match',
  'user-agent',
  'x-amz-user-agent',
  'amz-sdk-invocation-id',
  'amz-sdk-request',
];
/** Milliseconds without data. The gateway answers after 29 seconds at the latest. */
const TIMEOUT = 35_000;

export const forwarder = ({ url, region, credentials }: Upstream): ((request: ReceivedRequest) => Promise<Reply>) => {
  const signer = new SignatureV4({ credentials, region, service: 'execute-api', sha256: Hash.bind(null, 'sha256') });
  let transport: Promise<Transport> | undefined;
  const base = url.pathname.replace(/\/$/, '');

  const signedHeaders = async (request: ReceivedRequest) => {
    const { method, path, query, body } = request;
    const { headers } = await signer.sign({
      method,
      protocol: url.protocol,
      hostname: url.hostname,
      path: base + path,
      query: queryOf(query),
      headers: { ...forwardedHeaders(request), host: url.host },
      body,
    });
    return headers;
  };

  const exchange = async (request: ReceivedRequest, headers: http.OutgoingHttpHeaders): Promise<Reply> => {
    transport ??= openTransport(url);
    const { send, agent } = await transport;
    return new Promise((resolve, reject) => {
      const path = base + request.path + (request.query && `?${request.query}`);
      const options = { agent, method: request.method, path, headers, timeout: TIMEOUT };
      const outgoing = send(url, options, (answer) => resolve(replyOf(answer)));
      outgoing.once('timeout', () => outgoing.destroy(new Error(`no answer in ${TIMEOUT / 1_000} seconds`)));
      outgoing.on('error', reject);
      outgoing.end(request.body);
    });
  };

  return async (request) => {
    const refusal = refusalOf(request);
    if (refusal) return refusal;
    let headers: http.OutgoingHttpHeaders;
    try {
      headers = await signedHeaders(request);
    } catch (error) {
      return errorReply(
        403,
        'UnrecognizedClientException',
        `There are no AWS credentials to sign with: ${reasonOf(error)}`,
      );
    }
    try {
      return await exchange(request, { ...headers, ...framingHeaders(request) });
    } catch (error) {
      return errorReply(
        503,
        'ServiceUnavailableException',
        `The service at ${url.origin} cannot be reached: ${reasonOf(error)}`,
      );
    }
  };
};

interface Transport {
  readonly send: typeof http.request;
  readonly agent: http.Agent;
}

/** Node takes ten milliseconds to load TLS: not before it is needed, and not at all for a service on this machine. */
const openTransport = async ({ protocol }: URL): Promise<Transport> => {
  const { request: send, Agent } = protocol === 'https:' ? await import('node:https') : http;
  return { send, agent: new Agent({ keepAlive: true }) };
};

const forwardedHeaders = (request: ReceivedRequest): Record<string, string> => {
  const received = headerValues(request);
  return Object.fromEntries(
    forwarded.flatMap((name) => (received.has(name) ? [[name, received.get(name)?.join(',') ?? '']] : [])),
  );
};

/** Node sends the body of a GET, DELETE or HEAD without its length. A server would read it as the next request. */
const framingHeaders = ({ body }: ReceivedRequest): http.OutgoingHttpHeaders =>
  body.length > 0 ? { 'content-length': body.length } : {};

/** Drops the headers of the connection to the deployment, also those that `connection` names. The length stays. */
const replyOf = (answer: http.IncomingMessage): Reply => {
  const { statusCode = 502, headers } = answer;
  const named = headers.connection?.toLowerCase().split(/\s*,\s*/) ?? [];
  const dropped = new Set<string>([...connectionHeaders, ...named]);
  dropped.delete('content-length');
  const kept = Object.entries(headers).filter(([name]) => !dropped.has(name));
  return { status: statusCode, headers: Object.fromEntries(kept) as Reply['headers'], body: answer };
};
