/**
 * The gateway over HTTP without a DynamoDB behind it: handlers that remember what they were given.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { Handle } from '../../lambdas/http/dispatch.ts';
import { openClock } from '../../local/clock/clock.ts';
import { gateway } from '../../local/gateway/gateway.ts';
import { type HttpServer, listen } from '../../local/http/http-server.ts';
import type { RequestLog } from '../../local/http/request-log.ts';
import { type LocalHooks, localRoutes } from '../../local/local-routes.ts';

export interface Served {
  readonly port: number;
  readonly url: string;
  readonly events: APIGatewayProxyEvent[];
  readonly server: HttpServer;
  close(): Promise<void>;
}

interface Settings {
  readonly credentials?: Readonly<Record<string, string>>;
  readonly hosts?: readonly [string, ...string[]];
  readonly origins?: readonly string[];
  readonly hooks?: LocalHooks;
  readonly handle?: Handle;
  readonly log?: RequestLog;
}

const fine: APIGatewayProxyResult = { statusCode: 200, headers: { 'content-type': 'application/json' }, body: '{}' };

export const serve = async (settings: Settings = {}): Promise<Served> => {
  const { credentials = {}, hosts = ['127.0.0.1'], origins = [], hooks = {}, handle = async () => fine } = settings;
  const directory = mkdtempSync(join(tmpdir(), 'selfevident-serve-'));
  const events: APIGatewayProxyEvent[] = [];
  const clock = openClock(join(directory, 'clock.json'));
  const answer = gateway({
    handle: (event) => {
      events.push(event);
      return handle(event);
    },
    now: clock.now,
    local: localRoutes(clock, hooks),
    account: '111122223333',
    region: 'us-east-1',
    credentials: new Map(Object.entries(credentials)),
  });
  const server = await listen({ port: 0, hosts, origins }, answer, settings.log);
  const close = async () => {
    await server.close();
    rmSync(directory, { recursive: true });
  };
  return { port: server.port, url: `http://127.0.0.1:${server.port}`, events, server, close };
};

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A request whose path and headers go out just as given, which fetch does not allow. */
export const send = (
  { port }: Pick<Served, 'port'>,
  path: string,
  { method = 'GET', headers = {}, body = '' as string | Buffer } = {},
): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });

/** Sends bytes that no HTTP client would, and reads until the server closes. */
export const sendBytes = ({ port }: Pick<Served, 'port'>, bytes: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
    socket.write(bytes);
  });
