/**
 * Sends a request on to a deployment, signed, and brings back the answer.
 */
import * as http from 'node:http';
import * as https from 'node:https';
import { Hash } from '@smithy/hash-node';
import { SignatureV4 } from '@smithy/signature-v4';
import { headerValues, type ReceivedRequest } from '../received-request.ts';
import { errorReply, type Reply } from '../reply.ts';
import { queryOf } from '../signature.ts';
import { reasonOf } from '../start-error.ts';

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

/** What the deployment gets to see of a request's headers; above all not a signature or a cookie that was meant for another. */
const passed = ['accept', 'content-type', 'user-agent', 'x-amz-user-agent', 'amz-sdk-invocation-id', 'amz-sdk-request'];
/** What the connection to the client says by itself. */
const ownHeaders = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'date'];
/** The gateway gives up after 29 seconds; then there is an answer. */
const patience = 35_000;

export const forwarder = ({ url, region, credentials }: Upstream): ((request: ReceivedRequest) => Promise<Reply>) => {
  const signer = new SignatureV4({ credentials, region, service: 'execute-api', sha256: Hash.bind(null, 'sha256') });
  const { request: begin, Agent } = url.protocol === 'https:' ? https : http;
  const agent = new Agent({ keepAlive: true });
  const base = url.pathname.replace(/\/$/, '');

  const signedHeaders = async ({ method, path, query, body, ...request }: ReceivedRequest) => {
    const given = headerValues({ method, path, query, body, ...request });
    const kept = passed.flatMap((name) => (given.has(name) ? [[name, given.get(name)?.join(',') ?? '']] : []));
    const { headers } = await signer.sign({
      method,
      protocol: url.protocol,
      hostname: url.hostname,
      path: base + path,
      query: queryOf(query),
      headers: { ...Object.fromEntries(kept), host: url.host },
      body,
    });
    return headers;
  };

  const exchange = (request: ReceivedRequest, headers: http.OutgoingHttpHeaders): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const path = base + request.path + (request.query && `?${request.query}`);
      const options = { agent, method: request.method, path, headers, timeout: patience };
      const sent = begin(url, options, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.once('error', reject);
        answer.once('end', () => resolve(replyOf(answer, Buffer.concat(chunks))));
      });
      sent.once('timeout', () => sent.destroy(new Error(`no answer in ${patience / 1_000} seconds`)));
      sent.once('error', reject);
      sent.end(request.body);
    });

  return async (request) => {
    let headers: http.OutgoingHttpHeaders;
    try {
      headers = await signedHeaders(request);
    } catch (error) {
      return errorReply(403, 'UnrecognizedClientException', `The proxy has no AWS credentials: ${reasonOf(error)}`);
    }
    try {
      return await exchange(request, headers);
    } catch (error) {
      return errorReply(503, 'ServiceUnavailableException', `${url.origin} cannot be reached: ${reasonOf(error)}`);
    }
  };
};

const replyOf = ({ statusCode = 502, headers }: http.IncomingMessage, body: Buffer): Reply => {
  const kept = Object.entries(headers).filter(([name]) => !ownHeaders.includes(name));
  return { status: statusCode, headers: Object.fromEntries(kept) as Reply['headers'], body };
};
