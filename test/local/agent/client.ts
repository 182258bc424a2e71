/** Asks an agent in this process, as over HTTP. */
import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { OperationName } from '../../../contract/index.ts';
import type { Agent } from '../../../local/agent/agent.ts';
import { eventOf } from '../../support/in-process.ts';

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of all shapes
type Body = any;

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Body;
}

type Headers = Readonly<Record<string, string>>;

export interface AgentClient {
  readonly ask: (name: OperationName, input: object, headers?: Headers) => Promise<Answered>;
  readonly post: (path: string, body: string, headers?: Headers) => Promise<Answered>;
  /** What its health says. */
  readonly health: () => Promise<Body>;
}

export const clientOf = ({ answer }: Pick<Agent, 'answer'>): AgentClient => {
  const send = async (method: string, path: string, body: string, headers: Headers = {}): Promise<Answered> => {
    const rawHeaders = Object.entries({ 'content-type': 'application/json', ...headers }).flat();
    const [address = '', query = ''] = path.split('?');
    const parts = { id: randomUUID(), method, path: address, query, rawHeaders, sourceIp: '' };
    const reply = await answer({ ...parts, body: Buffer.from(body) });
    const text =
      typeof reply.body === 'string' || Buffer.isBuffer(reply.body) ? String(reply.body) : await read(reply.body);
    return { status: reply.status, headers: reply.headers, body: text === '' ? undefined : JSON.parse(text) };
  };
  return {
    ask: (name, input, headers) => {
      const { httpMethod, path, body } = eventOf(
        name,
        input as Readonly<Record<string, unknown>>,
      ) as APIGatewayProxyEvent;
      return send(httpMethod, path, body ?? '', headers);
    },
    post: (path, body, headers) => send('POST', path, body, headers),
    health: async () => (await send('GET', '/health', '')).body,
  };
};

const read = async (stream: AsyncIterable<Buffer>): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};
