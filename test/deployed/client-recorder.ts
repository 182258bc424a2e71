/**
 * Stands between the clients and the deployment, and notes which client asked for which operation, and how it was answered.
 * What is signed goes on as it came, the name of the host among it.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { operations } from '../../contract/index.ts';
import { routeOf, routesOf } from '../../lambdas/http/route.ts';

/** Clients, by how their names for themselves begin. */
const clients = { JavaScript: /^aws-sdk-js\//, boto3: /^Boto3\//, CLI: /^aws-cli\//, curl: /^curl\// } as const;
type Client = keyof typeof clients;
const names = Object.keys(clients) as Client[];

interface Seen {
  /** Answers with 200, by client. */
  readonly succeeded: Map<Client, number>;
  readonly errors: Set<string>;
}

export interface Recorder {
  /** The same address, through here. */
  readonly through: (url: string) => string;
  /** A row for each operation of the contract: how often it succeeded by client, and the errors that it answered with. */
  readonly table: () => string;
  readonly stop: () => void;
}

export const startRecorder = async (endpoint: string): Promise<Recorder> => {
  const seen = new Map<string, Seen>(Object.keys(operations).map((name) => [name, nothing()]));
  const server = createServer((asked, answer) => passOn(endpoint, asked, answer, (given) => note(seen, asked, given)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    through: (url) => url.replace(endpoint, here),
    table: () => tableOf(seen),
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};

const nothing = (): Seen => ({ succeeded: new Map(), errors: new Set() });

const passOn = (
  endpoint: string,
  asked: IncomingMessage,
  answer: ServerResponse,
  note: (given: IncomingMessage) => void,
): void => {
  const { method, url = '/', headers } = asked;
  const forward = request(`${endpoint}${url}`, { method, headers }, (given) => {
    note(given);
    answer.writeHead(given.statusCode ?? 502, given.headers);
    given.pipe(answer);
  });
  forward.once('error', () => answer.destroy());
  asked.pipe(forward);
};

const routes = routesOf(operations);

const note = (seen: Map<string, Seen>, { method = '', url = '', headers }: IncomingMessage, given: IncomingMessage) => {
  const [path = ''] = url.replace(/^.*\/_user_request_/, '').split('?');
  const client = names.find((name) => clients[name].test(headers['user-agent'] ?? ''));
  const of = seen.get(routeOf(routes, method, path)?.name ?? '');
  if (!client || !of) return;
  if (given.statusCode === 200) of.succeeded.set(client, (of.succeeded.get(client) ?? 0) + 1);
  else of.errors.add(String(given.headers['x-amzn-errortype'] ?? given.statusCode).split(':')[0] as string);
};

const tableOf = (seen: Map<string, Seen>): string => {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  const head = row(['operation', ...names, 'errors']) + row(['---', ...names.map(() => '---:'), '---']);
  const rows = [...seen].map(([name, { succeeded, errors }]) =>
    row([name, ...names.map((client) => String(succeeded.get(client) ?? '')), [...errors].sort().join(', ')]),
  );
  return head + rows.join('');
};
