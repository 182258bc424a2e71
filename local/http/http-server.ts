/**
 * The HTTP server: admits and reads requests, writes replies, and closes without cutting off an answer.
 */
import { randomUUID } from 'node:crypto';
import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { pipeline, Readable } from 'node:stream';
import { nextTick } from '../../lambdas/concurrency.ts';
import { LARGEST_BODY } from '../../lambdas/http/largest-body.ts';
import { reasonOf, StartError } from '../start-error.ts';
import { type AdmissionRules, refusalOf } from './admission.ts';
import { type Connections, watchConnections } from './connections.ts';
import { type ReceivedRequest, readBody, receivedRequestOf } from './received-request.ts';
import { errorReply, type Reply } from './reply.ts';
import type { RequestLog } from './request-log.ts';

export type Answer = (request: ReceivedRequest) => Promise<Reply>;

export interface HttpServer {
  readonly port: number;
  /** Takes no more requests and resolves when those under way have been answered. */
  close(): Promise<void>;
}

/** Milliseconds. Idle connections stay open for longer than clients keep theirs. */
const limits = {
  requestTimeout: 30_000,
  headersTimeout: 10_000,
  keepAliveTimeout: 75_000,
  connectionsCheckingInterval: 5_000,
};

/** Milliseconds for requests under way when the server closes. */
const CLOSING_TIME = 10_000;

/** @throws StartError when the address cannot be listened on. */
export const listen = async (
  { port, ...rules }: AdmissionRules & { readonly port: number; readonly hosts: readonly [string, ...string[]] },
  answer: Answer,
  log: RequestLog = ignore,
): Promise<HttpServer> => {
  const server = createServer(limits, (message, response) => {
    connections.note(message, response);
    void serve(message, response, serving);
  });
  const connections = watchConnections(server);
  const serving = { answer, rules, log, connections, closing: () => !server.listening };
  server.on('clientError', refuseMalformed(connections, log));
  await startListening(server, port, rules.hosts[0]);
  return { port: (server.address() as AddressInfo).port, close: () => closeServer(server, connections) };
};

const startListening = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new StartError(`Port ${port} of ${host} cannot be listened on: ${problemOf(error)}.`));
    });
    server.listen(port, host, resolve);
  });

const problemOf = (error: NodeJS.ErrnoException): string => {
  if (error.code === 'EADDRINUSE') return 'it is in use; --port takes another';
  if (error.code === 'EACCES') return 'this user may not; --port takes another, above 1023';
  return reasonOf(error);
};

const closeServer = (server: Server, { closeUnused }: Connections): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), CLOSING_TIME);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    closeUnused();
  });

interface Serving {
  readonly answer: Answer;
  readonly rules: AdmissionRules;
  readonly log: RequestLog;
  readonly connections: Connections;
  readonly closing: () => boolean;
}

/** Never throws, whatever the client does. */
const serve = async (message: IncomingMessage, response: ServerResponse, serving: Serving) => {
  const { connections, closing, log } = serving;
  const id = randomUUID();
  const startedAt = performance.now();
  const logReply = (reply: Reply) => log({ ...lineOf(message), reply, duration: performance.now() - startedAt });
  response.on('error', ignore);
  try {
    const body = await readBody(message);
    const reply = await replyTo(message, { id, body }, serving);
    if (connections.count() > 1) await nextTick();
    if (closing() || reply.status === 413) response.shouldKeepAlive = false;
    write(response, id, reply);
    logReply(reply);
  } catch (error) {
    if (message.destroyed && !message.complete) return;
    console.error(error);
    response.statusMessage = '';
    const reply = errorReply(502, 'InternalServerErrorException', 'Internal server error');
    write(response, id, reply);
    logReply(reply);
  }
};

const ignore = () => undefined;

const lineOf = ({ method = '', url = '' }: IncomingMessage) => ({ method, path: url.split('?', 1).join() });

interface Read {
  readonly id: string;
  /** Undefined for one that is too large. */
  readonly body: Buffer | undefined;
}

const replyTo = (message: IncomingMessage, { id, body }: Read, { answer, rules }: Serving): Reply | Promise<Reply> => {
  const refusal = refusalOf(message.headers, rules);
  if (refusal !== undefined) return errorReply(403, 'ForbiddenException', refusal);
  if (!body) return errorReply(413, 'RequestTooLargeException', `The body is larger than ${LARGEST_BODY} bytes.`);
  return answer(receivedRequestOf(message, id, body));
};

const write = (response: ServerResponse, id: string, { status, headers, body }: Reply): void => {
  if (body instanceof Readable) {
    response.writeHead(status, { 'x-amzn-requestid': id, ...headers } as OutgoingHttpHeaders);
    // When one end breaks, the pipeline breaks the other, which so learns that the answer is not whole.
    pipeline(body, response, ignore);
    return;
  }
  const length = status === 204 || status === 304 ? {} : { 'content-length': Buffer.byteLength(body) };
  response.writeHead(status, { 'x-amzn-requestid': id, ...headers, ...length } as OutgoingHttpHeaders);
  response.end(body);
};

/** Answers after the requests before the malformed bytes, whose clients would else take this answer for theirs. */
const refuseMalformed =
  (connections: Connections, log: RequestLog) => (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy();
    else
      void connections
        .waitForAnswers(socket)
        .then((isFirst) => (isFirst ? refuse(error, socket, log) : socket.destroySoon()));
  };

const refuse = (error: NodeJS.ErrnoException, socket: Socket, log: RequestLog): void => {
  const status = malformedStatus[error.code ?? ''] ?? '400 Bad Request';
  const reply = errorReply(Number.parseInt(status, 10), 'no HTTP request', status.slice(4));
  log({ method: '-', path: '-', reply, duration: 0 });
  const body = JSON.stringify({ message: status.slice(4) });
  socket.end(
    `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nx-amzn-requestid: ${randomUUID()}\r\nconnection: close\r\n\r\n${body}`,
  );
};

const malformedStatus: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};
